using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Contract;
using AdminPortal.Application.Invoices.Pdf;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.SystemStates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Application.Data;

/// <summary>Registers the application layer: the store by the settings, every feature service, and the start-up work.</summary>
public static class PortalServices
{
    public static IServiceCollection AddPortalApplication(this IServiceCollection services, IConfiguration configuration) => services
        .AddPortalStore(StoreSettings.From(configuration))
        .AddPortalFeatures()
        .Configure<DemoSettings>(configuration.GetSection("Demo"))
        .Configure<SellerSettings>(configuration.GetSection("Seller"))
        .Configure<ImportSettings>(configuration.GetSection("Import"))
        .Configure<RetentionSettings>(configuration.GetSection("Retention"))
        .Configure<PaymentSettings>(configuration.GetSection("Payments"))
        .Configure<TokenSettings>(configuration.GetSection("ApiTokens"))
        .AddSingleton<InstanceHeartbeat>()
        // Hosted services stop in the opposite order: it is the last.
        .AddHostedService(provider => provider.GetRequiredService<InstanceHeartbeat>())
        .AddSingleton<StoreStartUp>()
        .AddHostedService(provider => provider.GetRequiredService<StoreStartUp>())
        .AddSingleton<AccessWatch>()
        .AddHostedService(provider => provider.GetRequiredService<AccessWatch>())
        .AddHostedService<JobRunner>()
        .AddHostedService<ImportRunner>()
        .AddHostedService<RecurringWorkRunner>()
        .AddHostedService<ClientUseRecorder>()
        .AddHostedService<AuditCheckRunner>();

    /// <summary>The store alone; tests bring their own settings.</summary>
    public static IServiceCollection AddPortalStore(this IServiceCollection services, StoreSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(settings)
            .AddSingleton<StoreState>()
            .AddPooledDbContextFactory<PortalDb>(options => options.UseStore(settings))
            .AddPooledDbContextFactory<ScopedPortalDb>(options => options.UseStore(settings));
    }

    /// <summary>Every feature's services. They are scoped: a scope is a browser tab or an HTTP call, and they keep no state.</summary>
    public static IServiceCollection AddPortalFeatures(this IServiceCollection services) => services
        .AddOptions()
        .AddSingleton<IPublicIds, RandomPublicIds>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<AuditVerifier>()
        .AddSingleton<ThisInstance>()
        .AddSingleton<WritesUnderWay>()
        .AddScoped<InstanceService>()
        .AddSingleton<AuditCheck>()
        .AddScoped<IRecurringWork, DailyAuditCheck>()
        .AddScoped<SystemService>()
        .AddScoped<CallerScope>()
        .AddScoped<PortalStore>()
        .AddScoped<AccessService>()
        .AddSingleton<StaffSessionService>()
        .AddScoped<GrantService>()
        .AddScoped<StaffService>()
        .AddScoped<OrganizationTreeService>()
        .AddScoped<OrganizationService>()
        .AddScoped<OrganizationLifecycleService>()
        .AddScoped<OrganizationBinService>()
        .AddScoped<OrganizationContractService>()
        .AddScoped<AccountService>()
        .AddScoped<AccountLifecycleService>()
        .AddScoped<AccountContractService>()
        .AddScoped<IRecurringWork, PurgeOfDeleted>()
        .AddScoped<IRecurringWork, PurgeOfLeftovers>()
        .AddScoped<ContactService>()
        .AddScoped<ContactContractService>()
        .AddScoped<ContactCoverageService>()
        .AddScoped<ContactPrivacyService>()
        .AddScoped<InvoiceService>()
        .AddScoped<InvoiceContractService>()
        .AddScoped<InvoicePdfService>()
        .AddScoped<EhfService>()
        .AddScoped<SettlementCaseService>()
        .AddScoped<SettlementQueueService>()
        .AddScoped<PaymentFileService>()
        .AddScoped<PaymentMatchService>()
        .AddScoped<PaymentService>()
        .AddScoped<AgeingService>()
        .AddScoped<ImportService>()
        .AddScoped<InvoiceImporter>()
        .AddScoped<ImportUpload>()
        .AddScoped<ImportFaultService>()
        .AddScoped<IRecurringWork, PurgeOfImports>()
        .AddSingleton<ImportLeases>()
        .AddScoped<FindingService>()
        .AddScoped<IRecurringWork, FindingsRecheck>()
        .AddScoped<BillingAccountService>()
        .AddScoped<BillingAccountChangeService>()
        .AddScoped<CorporateAccountService>()
        .AddScoped<AddressCardService>()
        .AddScoped<AddressCardUseService>()
        .AddScoped<ProtectionService>()
        .AddScoped<ProtectionRequestService>()
        .AddScoped<BulkService>()
        .AddScoped<BulkChange>()
        .AddScoped<JobService>()
        .AddSingleton<JobLeases>()
        .AddSingleton<WorkLeases>()
        .AddScoped<PresenceService>()
        .AddScoped<DraftService>()
        .AddScoped<LatestChangeService>()
        .AddScoped<AuditService>()
        .AddScoped<ApiClientService>()
        .AddSingleton<TokenKeys>()
        .AddSingleton<AccessTokens>()
        .AddSingleton<TokenService>()
        .AddSingleton<SecretThrottle>()
        .AddSingleton<ClientUse>()
        .AddSingleton<KeyRingStore>()
        .AddScoped<IRecurringWork, PurgeOfTokens>()
        .AddScoped<AnsweredWrite>()
        .AddScoped<IdempotentCallService>()
        .AddScoped<IRecurringWork, PurgeOfIdempotentCalls>()
        .AddScoped<CallNarrowing>()
        .AddScoped<UndoService>();

    internal static DbContextOptionsBuilder UseStore(this DbContextOptionsBuilder options, StoreSettings settings) =>
        (settings.Provider switch
        {
            StoreProvider.Sqlite => options
                .UseSqlite(settings.SqliteConnectionString, sqlite => sqlite.MigrationsAssembly("AdminPortal.Migrations.Sqlite"))
                .AddInterceptors(SqlitePragmas.Instance),
            StoreProvider.SqlServer => options.UseSqlServer(settings.ConnectionString, server => server
                .MigrationsAssembly("AdminPortal.Migrations.SqlServer")
                .EnableRetryOnFailure(StoreRetries.Most, StoreRetries.Longest, StoreRetries.More)),
        })
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        // The filter of the scoped store stands on both ends of every required navigation, which is what the warning asks for.
        // A count up to a bound takes any rows: their order is of no matter. To rebuild a table, SQLite has to leave the transaction of
        // the migration; the first start of a newcomer is no place to warn of it.
        .ConfigureWarnings(warnings => warnings.Ignore(
            CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning,
            CoreEventId.RowLimitingOperationWithoutOrderByWarning,
            RelationalEventId.NonTransactionalMigrationOperationWarning));
}
