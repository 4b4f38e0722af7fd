FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props .editorconfig ./
COPY build/ build/
COPY src/ src/
RUN dotnet publish src/JourneyMapper.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# Used only without ConnectionStrings__Postgres: the embedded database.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
ENV Storage__Path=/data
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
USER $APP_UID
# The image has no curl, and a slimmer one would have no shell: the application asks itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["dotnet", "JourneyMapper.Web.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "JourneyMapper.Web.dll"]
