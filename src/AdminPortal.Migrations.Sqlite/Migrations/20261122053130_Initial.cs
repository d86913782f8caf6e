using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OperationId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ObjectType = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ObjectId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Products",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Products", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Products_Products_ParentCode",
                        column: x => x.ParentCode,
                        principalTable: "Products",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuditChanges",
                columns: table => new
                {
                    EntrySequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    OldValue = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NewValue = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    IsPersonal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    Digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChanges", x => new { x.EntrySequence, x.Position });
                    table.ForeignKey(
                        name: "FK_AuditChanges_AuditEntries_EntrySequence",
                        column: x => x.EntrySequence,
                        principalTable: "AuditEntries",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountProducts",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProductCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountProducts", x => new { x.AccountId, x.ProductCode });
                    table.ForeignKey(
                        name: "FK_AccountProducts_Products_ProductCode",
                        column: x => x.ProductCode,
                        principalTable: "Products",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSandbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    Cloud = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    Enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedBy = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublicId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    NameSort = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSearch = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AddressCards",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    StreetName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    StreetAddress = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EntranceCode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    PostalCode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    PostalPlace = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Format = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressCards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BillingAccounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: false),
                    AccountReference1 = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    AccountReference2 = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    AccountReference3 = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    PayerId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonalPayerFirstName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PersonalPayerMiddleName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PersonalPayerLastName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    AddressCardId = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillingAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BillingAccounts_AddressCards_AddressCardId",
                        column: x => x.AddressCardId,
                        principalTable: "AddressCards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactRoles",
                columns: table => new
                {
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactRoles", x => new { x.ContactId, x.Role });
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MiddleName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LastName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NameSort = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSearch = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    EmailSearch = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    Mobile = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    MobileSearch = table.Column<string>(type: "TEXT", unicode: false, maxLength: 130, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    PhoneSearch = table.Column<string>(type: "TEXT", unicode: false, maxLength: 130, nullable: false),
                    Country = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublicId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Website = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EntityId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    EntityDigits = table.Column<string>(type: "TEXT", unicode: false, maxLength: 255, nullable: false),
                    EntityVatNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    VatDigits = table.Column<string>(type: "TEXT", unicode: false, maxLength: 255, nullable: false),
                    EntityLegalName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Country = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    BillingEmail = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BillingStreet = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BillingPostalCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BillingCity = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BillingRegion = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    BillingCountry = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    BillingContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    PaymentTermsDays = table.Column<int>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedBy = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublicId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    NameSort = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSearch = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organizations_Contacts_BillingContactId",
                        column: x => x.BillingContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organizations_Organizations_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeleteProtections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SetById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    SetByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeleteProtections", x => x.Id);
                    table.CheckConstraint("CK_DeleteProtections_OneTarget", "(AccountId IS NULL AND OrganizationId IS NOT NULL) OR (AccountId IS NOT NULL AND OrganizationId IS NULL)");
                    table.ForeignKey(
                        name: "FK_DeleteProtections_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeleteProtections_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Grants",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HolderId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Grants_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InvoiceDate = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceiverId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceiverName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    TotalInvoiceAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    TotalTaxAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    TotalChargeAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    TotalDiscountAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    InvoiceHeaderTaxAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    InvoiceAddressStreet = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoiceAddressStreetNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoiceAddressZipCode = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoiceAddressCity = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoiceAddressState = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoiceAddressCountryRegionIsoCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 2, nullable: true),
                    InvoiceAddressCountryRegionId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: true),
                    SalesOrderNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    CustomersOrderReference = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    PaymentId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    InvoiceCustomerAccountNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ContractReference = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DocumentReference = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    Settled = table.Column<bool>(type: "INTEGER", nullable: false),
                    SettledSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invoices_Organizations_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoices_Organizations_UserId",
                        column: x => x.UserId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationClosure",
                columns: table => new
                {
                    AncestorId = table.Column<long>(type: "INTEGER", nullable: false),
                    DescendantId = table.Column<long>(type: "INTEGER", nullable: false),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationClosure", x => new { x.AncestorId, x.DescendantId });
                    table.ForeignKey(
                        name: "FK_OrganizationClosure_Organizations_AncestorId",
                        column: x => x.AncestorId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganizationClosure_Organizations_DescendantId",
                        column: x => x.DescendantId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceLines",
                columns: table => new
                {
                    InvoiceId = table.Column<long>(type: "INTEGER", nullable: false),
                    LineNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemNumber = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ProductName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    InvoicedQuantity = table.Column<long>(type: "INTEGER", nullable: false),
                    SalesUnitSymbol = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SalesPrice = table.Column<long>(type: "INTEGER", nullable: false),
                    LineAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    LineTotalDiscountAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    LineTotalChargeAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    LineTotalTaxAmount = table.Column<long>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    ContractStart = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContractEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevenueRecognitionStart = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevenueRecognitionEnd = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceLines", x => new { x.InvoiceId, x.LineNumber });
                    table.ForeignKey(
                        name: "FK_InvoiceLines_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "AuditHeads",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AccountProducts_ProductCode_AccountId",
                table: "AccountProducts",
                columns: new[] { "ProductCode", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_CreatedAt_Id",
                table: "Accounts",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_LastModifiedAt_Id",
                table: "Accounts",
                columns: new[] { "LastModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_NameSearch_DeletedAt",
                table: "Accounts",
                columns: new[] { "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_NameSort_Id_NameSearch_DeletedAt",
                table: "Accounts",
                columns: new[] { "NameSort", "Id", "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OrganizationId_NameSort_Id",
                table: "Accounts",
                columns: new[] { "OrganizationId", "NameSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_PublicId",
                table: "Accounts",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddressCards_Number",
                table: "AddressCards",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddressCards_OrganizationId",
                table: "AddressCards",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ObjectType_ObjectId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ObjectType", "ObjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OperationId",
                table: "AuditEntries",
                column: "OperationId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Sequence",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_BillingAccounts_AddressCardId",
                table: "BillingAccounts",
                column: "AddressCardId");

            migrationBuilder.CreateIndex(
                name: "IX_BillingAccounts_Number",
                table: "BillingAccounts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BillingAccounts_OwnerId",
                table: "BillingAccounts",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_BillingAccounts_PayerId",
                table: "BillingAccounts",
                column: "PayerId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactRoles_Role_ContactId",
                table: "ContactRoles",
                columns: new[] { "Role", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_EmailSearch",
                table: "Contacts",
                column: "EmailSearch");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_LastModifiedAt_Id",
                table: "Contacts",
                columns: new[] { "LastModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_MobileSearch",
                table: "Contacts",
                column: "MobileSearch");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSearch",
                table: "Contacts",
                column: "NameSearch");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSort_Id_NameSearch",
                table: "Contacts",
                columns: new[] { "NameSort", "Id", "NameSearch" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_OrganizationId_NameSort_Id",
                table: "Contacts",
                columns: new[] { "OrganizationId", "NameSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_PhoneSearch",
                table: "Contacts",
                column: "PhoneSearch");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_PublicId",
                table: "Contacts",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeleteProtections_AccountId",
                table: "DeleteProtections",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeleteProtections_OrganizationId",
                table: "DeleteProtections",
                column: "OrganizationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeleteProtections_ReviewOn",
                table: "DeleteProtections",
                column: "ReviewOn");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_HolderId",
                table: "Grants",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_OrganizationId",
                table: "Grants",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CurrencyCode_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "InvoiceDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CustomersOrderReference",
                table: "Invoices",
                column: "CustomersOrderReference");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_DueOn_Id",
                table: "Invoices",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_InvoiceDate_CurrencyCode_Settled_TotalInvoiceAmount_TotalTaxAmount",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "CurrencyCode", "Settled", "TotalInvoiceAmount", "TotalTaxAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_InvoiceNumber",
                table: "Invoices",
                column: "InvoiceNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_PaymentId",
                table: "Invoices",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ReceiverId_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "ReceiverId", "InvoiceDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ReceiverId_Settled",
                table: "Invoices",
                columns: new[] { "ReceiverId", "Settled" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Settled_DueOn_CurrencyCode_InvoiceDate_TotalInvoiceAmount_TotalTaxAmount",
                table: "Invoices",
                columns: new[] { "Settled", "DueOn", "CurrencyCode", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Settled_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "Settled", "InvoiceDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_TotalInvoiceAmount_Id",
                table: "Invoices",
                columns: new[] { "TotalInvoiceAmount", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_UserId_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "UserId", "InvoiceDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationClosure_DescendantId_Depth_AncestorId",
                table: "OrganizationClosure",
                columns: new[] { "DescendantId", "Depth", "AncestorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_BillingContactId",
                table: "Organizations",
                column: "BillingContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_EntityDigits",
                table: "Organizations",
                column: "EntityDigits");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_LastModifiedAt",
                table: "Organizations",
                column: "LastModifiedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_NameSearch_DeletedAt",
                table: "Organizations",
                columns: new[] { "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_NameSort_Id_NameSearch_DeletedAt",
                table: "Organizations",
                columns: new[] { "NameSort", "Id", "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_ParentId_NameSort_Id",
                table: "Organizations",
                columns: new[] { "ParentId", "NameSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_PublicId",
                table: "Organizations",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_VatDigits",
                table: "Organizations",
                column: "VatDigits");

            migrationBuilder.CreateIndex(
                name: "IX_Products_ParentCode",
                table: "Products",
                column: "ParentCode");

            migrationBuilder.AddForeignKey(
                name: "FK_AccountProducts_Accounts_AccountId",
                table: "AccountProducts",
                column: "AccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Accounts_Organizations_OrganizationId",
                table: "Accounts",
                column: "OrganizationId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AddressCards_Organizations_OrganizationId",
                table: "AddressCards",
                column: "OrganizationId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_BillingAccounts_Organizations_OwnerId",
                table: "BillingAccounts",
                column: "OwnerId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_BillingAccounts_Organizations_PayerId",
                table: "BillingAccounts",
                column: "PayerId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ContactRoles_Contacts_ContactId",
                table: "ContactRoles",
                column: "ContactId",
                principalTable: "Contacts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Contacts_Organizations_OrganizationId",
                table: "Contacts",
                column: "OrganizationId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Contacts_Organizations_OrganizationId",
                table: "Contacts");

            migrationBuilder.DropTable(
                name: "AccountProducts");

            migrationBuilder.DropTable(
                name: "AuditChanges");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "BillingAccounts");

            migrationBuilder.DropTable(
                name: "ContactRoles");

            migrationBuilder.DropTable(
                name: "DeleteProtections");

            migrationBuilder.DropTable(
                name: "Grants");

            migrationBuilder.DropTable(
                name: "InvoiceLines");

            migrationBuilder.DropTable(
                name: "OrganizationClosure");

            migrationBuilder.DropTable(
                name: "Products");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AddressCards");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropTable(
                name: "Contacts");
        }
    }
}
