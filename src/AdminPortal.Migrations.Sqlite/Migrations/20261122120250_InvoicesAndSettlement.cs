using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class InvoicesAndSettlement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Settled_InvoiceDate_Id",
                table: "Invoices");

            migrationBuilder.AddColumn<int>(
                name: "Findings",
                table: "Invoices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "Invoices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsCheck",
                table: "Invoices",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<long>(
                name: "PaidAmount",
                table: "Invoices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "InvoiceImports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerRoles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TotalBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Created = table.Column<int>(type: "INTEGER", nullable: false),
                    Updated = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaymentFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Format = table.Column<int>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    ReadByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SettlementCases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InvoiceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    AssigneeId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: true),
                    AssigneeName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ExplainedFindings = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SettlementCases_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportFaults",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    File = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Field = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFaults", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportFaults_InvoiceImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "InvoiceImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportFiles",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFiles", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportFiles_InvoiceImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "InvoiceImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportParts",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportParts", x => new { x.ImportId, x.FileNumber, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportParts_InvoiceImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "InvoiceImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    CurrencyCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    PayerName = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    PayerAccount = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CreditorAccount = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_PaymentFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "PaymentFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementNotes",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementNotes", x => new { x.CaseId, x.Number });
                    table.ForeignKey(
                        name: "FK_SettlementNotes_SettlementCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "SettlementCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaymentMatches",
                columns: table => new
                {
                    PaymentId = table.Column<long>(type: "INTEGER", nullable: false),
                    InvoiceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConfirmedById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentMatches", x => new { x.PaymentId, x.InvoiceId });
                    table.ForeignKey(
                        name: "FK_PaymentMatches_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentMatches_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Ageing",
                table: "Invoices",
                columns: new[] { "Settled", "InvoiceDate", "Id", "DueOn", "CurrencyCode", "ReceiverId", "UserId", "TotalInvoiceAmount", "PaidAmount", "SettledSeenAt", "TotalTaxAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings", "CurrencyCode", "Settled", "TotalInvoiceAmount", "TotalTaxAmount" },
                filter: "Findings <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "Settled", "Findings", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount", "ReceiverId", "UserId" },
                filter: "Findings <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ImportId",
                table: "Invoices",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_NeedsCheck",
                table: "Invoices",
                column: "Id",
                filter: "NeedsCheck = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings" },
                filter: "Findings <> 0 AND Findings <> 512");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Totals",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "Settled", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount", "ReceiverId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceImports_Status_LeasedUntil",
                table: "InvoiceImports",
                columns: new[] { "Status", "LeasedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentFiles_Digest",
                table: "PaymentFiles",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentMatches_InvoiceId",
                table: "PaymentMatches",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_BookedOn_Id",
                table: "Payments",
                columns: new[] { "BookedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_FileId",
                table: "Payments",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Fingerprint",
                table: "Payments",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Reference",
                table: "Payments",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Status_BookedOn_Id",
                table: "Payments",
                columns: new[] { "Status", "BookedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SettlementCases_AssigneeId_Status_DueOn_Id",
                table: "SettlementCases",
                columns: new[] { "AssigneeId", "Status", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SettlementCases_InvoiceId",
                table: "SettlementCases",
                column: "InvoiceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SettlementCases_Status_DueOn_Id",
                table: "SettlementCases",
                columns: new[] { "Status", "DueOn", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Invoices_InvoiceImports_ImportId",
                table: "Invoices",
                column: "ImportId",
                principalTable: "InvoiceImports",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Invoices_InvoiceImports_ImportId",
                table: "Invoices");

            migrationBuilder.DropTable(
                name: "ImportFaults");

            migrationBuilder.DropTable(
                name: "ImportFiles");

            migrationBuilder.DropTable(
                name: "ImportParts");

            migrationBuilder.DropTable(
                name: "PaymentMatches");

            migrationBuilder.DropTable(
                name: "SettlementNotes");

            migrationBuilder.DropTable(
                name: "InvoiceImports");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "SettlementCases");

            migrationBuilder.DropTable(
                name: "PaymentFiles");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Ageing",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_ImportId",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_NeedsCheck",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Totals",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Findings",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "NeedsCheck",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "PaidAmount",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Settled_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "Settled", "InvoiceDate", "Id" });
        }
    }
}
