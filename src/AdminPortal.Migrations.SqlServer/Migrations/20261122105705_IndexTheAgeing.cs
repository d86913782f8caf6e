using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class IndexTheAgeing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Settled_InvoiceDate_Id",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Ageing",
                table: "Invoices",
                columns: new[] { "Settled", "InvoiceDate", "Id", "DueOn", "CurrencyCode", "ReceiverId", "UserId", "TotalInvoiceAmount", "PaidAmount", "SettledSeenAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Ageing",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Settled_InvoiceDate_Id",
                table: "Invoices",
                columns: new[] { "Settled", "InvoiceDate", "Id" });
        }
    }
}
