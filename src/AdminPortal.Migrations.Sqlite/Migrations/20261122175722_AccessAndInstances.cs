using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessAndInstances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "GivenByName",
                table: "Grants",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PublicId",
                table: "Grants",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Grants",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.Sql("UPDATE Grants SET PublicId = CONCAT('g-p-', Id), GivenByName = GivenById");

            migrationBuilder.CreateTable(
                name: "Instances",
                columns: table => new
                {
                    InstanceId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Machine = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Circuits = table.Column<int>(type: "INTEGER", nullable: false),
                    IsStopping = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Instances", x => x.InstanceId);
                });

            migrationBuilder.CreateTable(
                name: "StaffMembers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    NameSort = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameSearch = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    SignInRoles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AccessChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffMembers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffSessions",
                columns: table => new
                {
                    SessionId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffSessions", x => x.SessionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_PublicId",
                table: "Grants",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Instances_SeenAt",
                table: "Instances",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_StaffMembers_NameSort_Id",
                table: "StaffMembers",
                columns: new[] { "NameSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffMembers_PersonId",
                table: "StaffMembers",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_EndsAt",
                table: "StaffSessions",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_PersonId",
                table: "StaffSessions",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Instances");

            migrationBuilder.DropTable(
                name: "StaffMembers");

            migrationBuilder.DropTable(
                name: "StaffSessions");

            migrationBuilder.DropIndex(
                name: "IX_Grants_PublicId",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "GivenByName",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "PublicId",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Grants");
        }
    }
}
