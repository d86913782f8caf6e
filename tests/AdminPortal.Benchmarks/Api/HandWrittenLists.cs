using System.Globalization;
using System.Text.Json;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Benchmarks.Api;

/// <summary>What the lists would be without EF Core and without a serializer: the provider's reader and JSON written member by member.</summary>
internal sealed class HandWrittenLists(StoreSettings store, ApiPages pages)
{
    private const string OrganizationColumns = "o.PublicId, o.Name, o.EntityId, o.EntityVatNumber, o.EntityLegalName, o.Country";

    public Task AccountsAsync(HttpContext context) => WriteAsync(
        context,
        "accounts?deleted=False ",
        $"""
        SELECT a.Id, a.PublicId, a.Name, a.CreatedAt, a.LastModifiedAt, a.IsSandbox, a.Region, a.Cloud, a.Enabled,
            EXISTS (SELECT 1 FROM DeleteProtections p WHERE p.AccountId = a.Id)
                OR EXISTS (SELECT 1 FROM OrganizationClosure c JOIN DeleteProtections p ON p.OrganizationId = c.AncestorId WHERE c.DescendantId = a.OrganizationId),
            {OrganizationColumns}
        FROM Accounts a LEFT JOIN Organizations o ON o.Id = a.OrganizationId AND o.DeletedAt IS NULL
        WHERE a.DeletedAt IS NULL AND a.Id > $after ORDER BY a.Id LIMIT $rows
        """,
        static (writer, row) =>
        {
            writer.WriteString("id", row.GetString(1));
            writer.WriteString("name", row.GetString(2));
            writer.WriteString("createdDate", Utc(row, 3));
            writer.WriteString("lastModifiedDate", Utc(row, 4));
            writer.WriteNull("isSoftDeleted");
            writer.WriteNull("softDeletedAt");
            writer.WriteBoolean("isSandbox", row.GetBoolean(5));
            writer.WriteString("region", row.GetString(6));
            writer.WriteString("cloud", row.GetString(7));
            writer.WriteBoolean("enabled", row.GetBoolean(8));
            writer.WriteBoolean("isDeleteProtected", row.GetBoolean(9));
            WriteOrganization(writer, "organization", row, 10);
        });

    public Task ContactsAsync(HttpContext context) => WriteAsync(
        context,
        "contacts ",
        $"""
        SELECT c.Id, c.PublicId, c.FirstName, c.MiddleName, c.LastName, c.Email, c.Mobile, c.Phone, c.Country,
            (SELECT group_concat(Role) FROM (SELECT Role FROM ContactRoles r WHERE r.ContactId = c.Id ORDER BY Role)),
            {OrganizationColumns}
        FROM Contacts c LEFT JOIN Organizations o ON o.Id = c.OrganizationId AND o.DeletedAt IS NULL
        WHERE c.DeletedAt IS NULL AND c.Id > $after ORDER BY c.Id LIMIT $rows
        """,
        static (writer, row) =>
        {
            writer.WriteString("id", row.GetString(1));
            writer.WriteString("name", Contact.FullName(row.GetString(2), Text(row, 3), row.GetString(4)));
            writer.WriteString("firstName", row.GetString(2));
            writer.WriteString("middleName", Text(row, 3));
            writer.WriteString("lastName", row.GetString(4));
            writer.WriteString("email", Text(row, 5));
            writer.WriteString("mobile", Text(row, 6));
            writer.WriteString("phone", Text(row, 7));
            writer.WriteString("country", Text(row, 8));
            WriteRoles(writer, Text(row, 9));
            WriteOrganization(writer, "organization", row, 10);
        });

    public Task OrganizationsAsync(HttpContext context) => WriteAsync(
        context,
        "organizations ",
        $"""
        SELECT x.Id, x.PublicId, x.Name, x.LastModifiedAt, x.EntityId, x.EntityVatNumber, x.EntityLegalName, x.Country, {OrganizationColumns}
        FROM Organizations x LEFT JOIN Organizations o ON o.Id = x.ParentId AND o.DeletedAt IS NULL
        WHERE x.DeletedAt IS NULL AND x.Id > $after ORDER BY x.Id LIMIT $rows
        """,
        static (writer, row) =>
        {
            writer.WriteString("id", row.GetString(1));
            writer.WriteString("name", row.GetString(2));
            writer.WriteString("lastModifiedDate", Utc(row, 3));
            writer.WriteString("entityId", Text(row, 4));
            writer.WriteString("entityVatNumber", Text(row, 5));
            writer.WriteString("entityLegalName", Text(row, 6));
            writer.WriteString("country", Text(row, 7));
            WriteOrganization(writer, "parentOrganization", row, 8);
        });

    private async Task WriteAsync(HttpContext context, string list, string sql, Action<Utf8JsonWriter, SqliteDataReader> write)
    {
        var limit = int.TryParse(context.Request.Query["limit"], CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        var after = pages.After(context.Request.Query["page"], list) ?? 0;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var connection = new SqliteConnection(store.ConnectionString);
        await connection.OpenAsync(context.RequestAborted);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$rows", limit + 1);
        await using var row = await command.ExecuteReaderAsync(context.RequestAborted);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, ApiJson.Writing);
        writer.WriteStartObject();
        writer.WriteStartArray("data");
        var (written, last, more) = (0, 0L, false);
        while (await row.ReadAsync(context.RequestAborted))
        {
            if (written++ == limit)
            {
                more = true;
                break;
            }

            last = row.GetInt64(0);
            writer.WriteStartObject();
            write(writer, row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("next", pages.Next(new Slice<int>([], more ? last : null), list));
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteRoles(Utf8JsonWriter writer, string? roles)
    {
        if (roles is null)
        {
            writer.WriteNull("roles");
            return;
        }

        writer.WriteStartArray("roles");
        foreach (var role in roles.Split(','))
        {
            writer.WriteStringValue(((ContactRole)(role[0] - '0')).ToString());
        }

        writer.WriteEndArray();
    }

    private static void WriteOrganization(Utf8JsonWriter writer, string member, SqliteDataReader row, int at)
    {
        if (row.IsDBNull(at))
        {
            writer.WriteNull(member);
            return;
        }

        writer.WriteStartObject(member);
        writer.WriteString("id", row.GetString(at));
        writer.WriteString("name", row.GetString(at + 1));
        writer.WriteString("entityId", Text(row, at + 2));
        writer.WriteString("entityVatNumber", Text(row, at + 3));
        writer.WriteString("entityLegalName", Text(row, at + 4));
        writer.WriteString("country", Text(row, at + 5));
        writer.WriteEndObject();
    }

    private static DateTime Utc(SqliteDataReader row, int at) => DateTime.SpecifyKind(row.GetDateTime(at), DateTimeKind.Utc);

    private static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
