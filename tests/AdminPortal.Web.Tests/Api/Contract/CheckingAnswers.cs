using System.Text;
using System.Text.Json;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>The check of answers finds what the document does not say.</summary>
public sealed class CheckingAnswers
{
    private static readonly ApiContract Contract = new(JsonDocument.Parse("""
        {
          "paths": {
            "/account-management/things/{id}": {
              "get": {
                "operationId": "getThing",
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                  "204": { "description": "Nothing." },
                  "404": { "$ref": "#/components/responses/NotFound" }
                }
              }
            }
          },
          "components": {
            "responses": { "NotFound": { "content": { "application/problem+json": { "schema": { "type": "object", "properties": { "code": { "type": "string" } } } } } } },
            "schemas": {
              "Thing": {
                "type": "object",
                "required": ["name", "parent"],
                "properties": {
                  "name": { "type": "string", "minLength": 1, "maxLength": 5 },
                  "kind": { "enum": ["A", "B"] },
                  "count": { "type": "integer", "minimum": 0 },
                  "at": { "type": ["string", "null"], "format": "date-time" },
                  "parent": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Thing" }] },
                  "list": { "type": "array", "items": { "type": "string" } }
                }
              }
            }
          }
        }
        """).RootElement);

    [Theory]
    [InlineData("""{"name":"x","parent":null,"kind":"A","count":1,"at":"2026-01-01T00:00:00Z","list":["x"]}""")]
    [InlineData("""{"name":"x","parent":{"name":"y","parent":null},"at":null}""")]
    public void WhatIsDocumentedPasses(string body) => Assert.Empty(Faults(body));

    [Theory]
    [InlineData("""{"parent":null}""", "name is missing")]
    [InlineData("""{"name":1,"parent":null}""", "1 is not string")]
    [InlineData("""{"name":"","parent":null}""", "0 characters")]
    [InlineData("""{"name":"123456","parent":null}""", "6 characters")]
    [InlineData("""{"name":"x","parent":null,"kind":"C"}""", "is not among")]
    [InlineData("""{"name":"x","parent":null,"count":-1}""", "out of bounds")]
    [InlineData("""{"name":"x","parent":null,"count":1.5}""", "is not integer")]
    [InlineData("""{"name":"x","parent":null,"at":"2026-01-01T00:00:00+01:00"}""", "is no date-time")]
    [InlineData("""{"name":"x","parent":{}}""", "none of the choices")]
    [InlineData("""{"name":"x","parent":null,"list":[1]}""", "list[0]")]
    [InlineData("""{"name":"x","parent":null,"secret":1}""", "secret is not documented")]
    [InlineData("""{"name":"x",""", "no JSON")]
    public void WhatIsNotIsAFault(string body, string fault) => Assert.Contains(fault, Assert.Single(Faults(body)), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET", "/account-management/things/7", 201, "application/json", "{}", "does not document the status 201")]
    [InlineData("GET", "/account-management/things/7", 200, "text/html", "<p>", "does not document text/html")]
    [InlineData("GET", "/account-management/things/7", 200, null, "", "an empty answer")]
    [InlineData("GET", "/account-management/things/7", 404, "application/problem+json", """{"code":1}""", "1 is not string")]
    [InlineData("GET", "/account-management/things/7", 204, null, "x", "no body")]
    [InlineData("POST", "/account-management/things/7", 200, "application/json", "{}", "is not documented")]
    [InlineData("GET", "/account-management/others", 200, "application/json", "{}", "is not documented")]
    public void SoIsAnotherStatusKindOrPath(string method, string path, int status, string? kind, string body, string fault) =>
        Assert.Contains(fault, Assert.Single(Contract.Faults(method, path, status, kind, Encoding.UTF8.GetBytes(body))), StringComparison.Ordinal);

    private static List<string> Faults(string body) =>
        [.. Contract.Faults("GET", "/account-management/things/7", 200, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body))];
}
