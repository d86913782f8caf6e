using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LifecycleAndCollaboration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contacts_NameSearch",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_NameSort_Id_NameSearch",
                table: "Contacts");

            migrationBuilder.AddColumn<string>(
                name: "DeletionId",
                table: "Organizations",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletedBy",
                table: "Contacts",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletionId",
                table: "Contacts",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeletionId",
                table: "Accounts",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    BaseVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.PersonId, x.FormKey });
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    OwnerRoles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PresenceMarks",
                columns: table => new
                {
                    RecordId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TabId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    PersonId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsEditing = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PresenceMarks", x => new { x.RecordId, x.TabId });
                });

            migrationBuilder.CreateTable(
                name: "ProtectionRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: true),
                    DestinationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    RequestedById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: false),
                    RequestedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedById = table.Column<string>(type: "TEXT", unicode: false, maxLength: 128, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProtectionRequests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProtectionRequests_Organizations_DestinationId",
                        column: x => x.DestinationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProtectionRequests_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecurringWork",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastEndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringWork", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "StoreLocks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreLocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobRows",
                columns: table => new
                {
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ObjectId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRows", x => new { x.JobId, x.Position });
                    table.ForeignKey(
                        name: "FK_JobRows_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "StoreLocks",
                columns: new[] { "Id", "Turn" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_DeletedAt",
                table: "Organizations",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_DeletionId",
                table: "Organizations",
                column: "DeletionId");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_DeletedAt",
                table: "Contacts",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_DeletionId",
                table: "Contacts",
                column: "DeletionId");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSearch_DeletedAt",
                table: "Contacts",
                columns: new[] { "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSort_Id_NameSearch_DeletedAt",
                table: "Contacts",
                columns: new[] { "NameSort", "Id", "NameSearch", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_DeletedAt",
                table: "Accounts",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_DeletionId",
                table: "Accounts",
                column: "DeletionId");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_JobRows_JobId_Status_Position",
                table: "JobRows",
                columns: new[] { "JobId", "Status", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_OwnerId_Id",
                table: "Jobs",
                columns: new[] { "OwnerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Status_LeasedUntil",
                table: "Jobs",
                columns: new[] { "Status", "LeasedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_PresenceMarks_SeenAt",
                table: "PresenceMarks",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectionRequests_AccountId",
                table: "ProtectionRequests",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectionRequests_DestinationId",
                table: "ProtectionRequests",
                column: "DestinationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectionRequests_OrganizationId",
                table: "ProtectionRequests",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProtectionRequests_Status_ExpiresAt",
                table: "ProtectionRequests",
                columns: new[] { "Status", "ExpiresAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "JobRows");

            migrationBuilder.DropTable(
                name: "PresenceMarks");

            migrationBuilder.DropTable(
                name: "ProtectionRequests");

            migrationBuilder.DropTable(
                name: "RecurringWork");

            migrationBuilder.DropTable(
                name: "StoreLocks");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_DeletedAt",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_DeletionId",
                table: "Organizations");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_DeletedAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_DeletionId",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_NameSearch_DeletedAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_NameSort_Id_NameSearch_DeletedAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_DeletedAt",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_DeletionId",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "DeletionId",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "DeletedBy",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "DeletionId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "DeletionId",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSearch",
                table: "Contacts",
                column: "NameSearch");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NameSort_Id_NameSearch",
                table: "Contacts",
                columns: new[] { "NameSort", "Id", "NameSearch" });
        }
    }
}
