using System.Globalization;
using AdminPortal.Application.Common;

namespace AdminPortal.Web.Api;

/// <summary>Reads a call's parameters, collecting every fault under the parameter's own name.</summary>
internal sealed class ApiQuery(HttpRequest request)
{
    public List<FieldError> Faults { get; } = [];

    /// <summary>Which page is asked for, by <c>limit</c> and <c>page</c>.</summary>
    /// <param name="list">The list with its other arguments: <c>accounts?deleted=true</c>; the narrowing of the call joins them.</param>
    public ApiPageRequest Page(ApiPages pages, string list)
    {
        var bound = $"{list} {ApiCaller.NarrowedTo(request.HttpContext)}";
        return new(bound, pages.After(Text("page"), bound) ?? Fault("page", "page_token", 0L), Limit());
    }

    /// <summary>What to answer instead where a parameter is faulty.</summary>
    public ApiProblem? Refusal() => Faults.Count > 0 ? ApiProblem.Of(new InvalidInput(Faults), request.HttpContext) : null;

    /// <summary>1 to 1000, 50 where it is not given; more is taken as 1000.</summary>
    public int Limit()
    {
        var text = Value("limit");
        if (text is null)
        {
            return PageRequest.DefaultSize;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        if (text.Length > 18 && text.All(char.IsAsciiDigit) && text.Trim('0').Length > 0)
        {
            return PageRequest.MaximumSize;
        }

        return isNumber && limit > 0 ? (int)Math.Min(limit, PageRequest.MaximumSize) : Fault("limit", "range", PageRequest.DefaultSize, 1, PageRequest.MaximumSize);
    }

    public bool Flag(string name) => Value(name)?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => Fault(name, "boolean_expected", false),
    };

    public string? Text(string name) => Value(name);

    public T Fault<T>(string name, string code, T otherwise, params object[] arguments)
    {
        Faults.Add(new(name, code, arguments));
        return otherwise;
    }

    /// <summary>A parameter that is sent twice says two things, of which neither counts.</summary>
    private string? Value(string name)
    {
        var values = request.Query[name];
        return values.Count > 1 ? Fault<string?>(name, "given_twice", null) : values.Count == 1 && values[0]!.Length > 0 ? values[0] : null;
    }
}
