# Builds with `docker build -t bilingual-search .`, runs with
# `docker run -p 127.0.0.1:5080:5080 -v bilingual-index:/app/index-data bilingual-search`.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Search.Api -c Release -o /out/service \
 && dotnet publish tools/Reindex -c Release -o /out/reindex

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /out/service ./service
COPY --from=build /out/reindex ./reindex
COPY index-data/corpus ./index-data/corpus
# A new volume takes its owner from this folder, so that the service, which is not root, may write the index.
RUN mkdir -p index-data/index && chown -R "$APP_UID" index-data
USER $APP_UID
VOLUME /app/index-data
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["dotnet", "service/Search.Api.dll", "--health", "http://127.0.0.1:5080"]
ENTRYPOINT ["dotnet", "service/Search.Api.dll", "--index", "/app/index-data/index", "--corpus", "/app/index-data/corpus", "--urls", "http://0.0.0.0:5080"]
