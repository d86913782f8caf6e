namespace AdminPortal.Application.Data;

/// <summary>What every deletion has in common.</summary>
internal static class RecycleBin
{
    /// <summary>Deletes for staff: the object leaves all lists and can come back, with whatever else the same operation deletes.</summary>
    public static void Put(PortalSession session, IDeletable thing)
    {
        thing.DeletedAt = session.Now;
        thing.DeletedBy = session.Caller.Name;
        thing.DeletionId = session.OperationId;
    }

    public static void TakeOut(IDeletable thing)
    {
        thing.DeletedAt = null;
        thing.DeletedBy = null;
        thing.DeletionId = null;
    }
}
