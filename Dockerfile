# Silkgraph in a container: docs/container.md says how it is used.
# With a digest in a release: see "Releasing" in CONTRIBUTING.md.
ARG NODE_IMAGE=node:20-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY .npmrc package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json tsconfig.viewer.json vite.config.mjs ./
COPY scripts scripts
COPY src src
RUN npm run --silent build && rm -rf dist/types

FROM ${NODE_IMAGE}
# dist/ holds bundles, so nothing is installed here and no package manager is needed.
RUN rm -rf /usr/local/lib/node_modules /opt/yarn* \
  && find /usr/local/bin -xtype l -delete
WORKDIR /app
COPY LICENSE NOTICE package.json ./
# The pages that errors and --help name.
COPY docs docs
COPY graph graph
COPY queries queries
COPY --from=build /build/dist dist
ENV NODE_ENV=production
# The user `node` of the image.
USER 1000:1000
EXPOSE 4870
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4870/health', { headers: { Authorization: 'Bearer ' + process.env.SILKGRAPH_TOKEN } }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["serve", "--host", "0.0.0.0", "--allow-host", "localhost", "--no-open"]
