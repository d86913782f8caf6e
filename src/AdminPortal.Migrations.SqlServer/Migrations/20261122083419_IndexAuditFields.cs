using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class IndexAuditFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_AuditChanges_Field_EntrySequence",
                table: "AuditChanges",
                columns: new[] { "Field", "EntrySequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditChanges_Field_EntrySequence",
                table: "AuditChanges");
        }
    }
}
