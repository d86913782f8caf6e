namespace AdminPortal.Web.Api;

/// <summary>In which of the contract's two ways an endpoint tells of errors.</summary>
internal enum ApiDialect
{
    /// <summary><c>application/problem+json</c> with <c>code</c> and every invalid field.</summary>
    AccountManagement,

    /// <summary><c>{errorCode, message, traceId}</c> with the second document's numbers.</summary>
    CorporateAccounts,
}
