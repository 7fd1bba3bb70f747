using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QSEC2.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AddressedAt",
                table: "Contributions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AnsweredAt",
                table: "Contributions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Addressees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addressees", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddresseeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Published_At = table.Column<long>(type: "INTEGER", nullable: true),
                    Published_CorrectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Published_Html = table.Column<string>(type: "TEXT", nullable: true),
                    Published_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Published_Role = table.Column<string>(type: "TEXT", nullable: true),
                    Published_Sources = table.Column<string>(type: "TEXT", nullable: true),
                    Published_SourcesHtml = table.Column<string>(type: "TEXT", nullable: true),
                    Published_Text = table.Column<string>(type: "TEXT", nullable: true),
                    Writing_Name = table.Column<string>(type: "TEXT", nullable: false),
                    Writing_Role = table.Column<string>(type: "TEXT", nullable: false),
                    Writing_Sources = table.Column<string>(type: "TEXT", nullable: false),
                    Writing_Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Answers_Addressees_AddresseeId",
                        column: x => x.AddresseeId,
                        principalTable: "Addressees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Answers_Contributions_ContributionId",
                        column: x => x.ContributionId,
                        principalTable: "Contributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AnswerSteps",
                columns: table => new
                {
                    AnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerSteps", x => new { x.AnswerId, x.Number });
                    table.ForeignKey(
                        name: "FK_AnswerSteps_Answers_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "Answers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Answered",
                table: "Contributions",
                column: "AnsweredAt",
                filter: "\"AnsweredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Unanswered",
                table: "Contributions",
                column: "PublishedAt",
                filter: "\"Kind\" = 'Question' AND \"PublishedAt\" IS NOT NULL AND \"AnsweredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Addressees_Email",
                table: "Addressees",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Answers_AddresseeId",
                table: "Answers",
                column: "AddresseeId");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_ContributionId_AddresseeId",
                table: "Answers",
                columns: new[] { "ContributionId", "AddresseeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Answers_SubmittedAt",
                table: "Answers",
                column: "SubmittedAt",
                filter: "\"SubmittedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerSteps");

            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "Addressees");

            migrationBuilder.DropIndex(
                name: "IX_Contributions_Answered",
                table: "Contributions");

            migrationBuilder.DropIndex(
                name: "IX_Contributions_Unanswered",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "AddressedAt",
                table: "Contributions");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "Contributions");
        }
    }
}
