using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FindingIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings" },
                filter: "Findings <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "Settled", "Findings", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount" },
                filter: "Findings <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings" },
                filter: "Findings <> 0 AND Findings <> 512");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Findings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings", "CurrencyCode", "Settled", "TotalInvoiceAmount", "TotalTaxAmount" },
                filter: "Findings <> 0");
        }
    }
}
