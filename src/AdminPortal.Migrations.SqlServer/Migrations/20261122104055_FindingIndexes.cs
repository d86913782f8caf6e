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
            migrationBuilder.CreateIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "Settled", "Findings", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount", "ReceiverId", "UserId" },
                filter: "Findings <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices",
                columns: new[] { "InvoiceDate", "Id", "Findings" },
                filter: "Findings <> 0 AND Findings <> 512");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Totals",
                table: "Invoices",
                columns: new[] { "CurrencyCode", "Settled", "InvoiceDate", "TotalInvoiceAmount", "TotalTaxAmount", "ReceiverId", "UserId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_FindingTotals",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_RareFindings",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_Totals",
                table: "Invoices");
        }
    }
}
