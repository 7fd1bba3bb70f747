using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QSEC2.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SupportsSeen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SeenAt",
                table: "Supports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Supports_DeviceId",
                table: "Supports",
                column: "DeviceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Supports_DeviceId",
                table: "Supports");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "Supports");
        }
    }
}
