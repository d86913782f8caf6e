using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>How a billing account is found by what a person types.</summary>
internal static class BillingAccountSearch
{
    public static async Task<IQueryable<BillingAccount>> MatchingAsync(PortalDb db, BillingAccountFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<BillingAccount> rows = db.BillingAccounts;
        if (filter.OrganizationId is not null)
        {
            var key = await OrganizationTreeService.KeyOfAsync(db, filter.OrganizationId, cancellationToken) ?? 0;
            rows = filter.WithSubtree
                ? rows.Where(a => db.SubtreeOf(key).Contains(a.OwnerId) || db.SubtreeOf(key).Contains(a.PayerId!.Value))
                : rows.Where(a => a.OwnerId == key || a.PayerId == key);
        }

        rows = filter.Status is { } status ? rows.Where(a => a.Status == status) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : Matching(db, rows, filter.Text.Trim());
    }

    private static IQueryable<BillingAccount> Matching(PortalDb db, IQueryable<BillingAccount> rows, string text)
    {
        var pattern = $"%{AnyAccent(text)}%";
        if (text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c)))
        {
            var digits = SearchText.Digits(text);
            var number = $"{digits}%";
            var onInvoices = digits.StartsWith(BillingAccountRow.InvoicePrefix, StringComparison.Ordinal) ? $"{digits[BillingAccountRow.InvoicePrefix.Length..]}%" : number;
            return rows.Where(a => EF.Functions.Like(a.Number, number)
                || EF.Functions.Like(a.Number, onInvoices)
                || EF.Functions.Like(a.AccountReference1!, pattern, "\\")
                || EF.Functions.Like(a.AccountReference2!, pattern, "\\")
                || EF.Functions.Like(a.AccountReference3!, pattern, "\\"));
        }

        // Also of a party that the caller does not see, whose name stands in the row. Not by IgnoreQueryFilters, which would count for the
        // accounts too: it holds for the whole query that it is made part of.
        var part = $"%{SearchText.LikeLiteral(SearchText.Fold(text))}%";
        var named = db.Database.SqlQuery<long>($"SELECT Id AS Value FROM Organizations WHERE NameSearch LIKE {part} ESCAPE '\\'");
        return rows.Where(a => named.Contains(a.OwnerId)
            || named.Contains(a.PayerId!.Value)
            || EF.Functions.Like(a.AccountReference1!, pattern, "\\")
            || EF.Functions.Like(a.AccountReference2!, pattern, "\\")
            || EF.Functions.Like(a.AccountReference3!, pattern, "\\"));
    }

    /// <summary>SQLite knows the two cases of a to z only: any one character will do for a letter beyond them.</summary>
    private static string AnyAccent(string text) => string.Concat(SearchText.LikeLiteral(text).Select(c => char.IsAscii(c) ? c : '_'));
}
