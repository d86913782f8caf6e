namespace AdminPortal.Web.Shared;

/// <summary>What ties a control to its label, hint and error.</summary>
internal static class FieldAttributes
{
    public static Dictionary<string, object> Of(string id, string? hintId, string? errorId, bool required)
    {
        var attributes = new Dictionary<string, object> { ["id"] = id, ["name"] = id };
        var described = string.Join(' ', new[] { errorId, hintId }.Where(part => part is not null));
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        if (errorId is not null)
        {
            attributes["aria-invalid"] = "true";
        }

        if (required)
        {
            attributes["aria-required"] = "true";
        }

        return attributes;
    }
}
