using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OwnViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "View",
                table: "Visits",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "View",
                table: "Visits");
        }
    }
}
