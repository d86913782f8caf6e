namespace AdminPortal.Web.Shared;

/// <summary>Where a column's content stands: numbers at the end, all else at the start.</summary>
public enum ColumnAlign
{
    Start,
    End,
}
