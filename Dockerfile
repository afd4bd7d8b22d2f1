# docker build -t diaodu .
# docker run -d --name diaodu --restart unless-stopped --init --env-file .env -v diaodu-data:/app/data diaodu
FROM node:20-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-progress && npm cache clean --force

COPY tsconfig.json ./
COPY intents ./intents
COPY seeds ./seeds
COPY src ./src

# The data is the bot's own; the program is not. Faults in the plan stop the build, and not the first morning.
RUN mkdir data && chown node:node data
USER node
RUN node --import tsx src/main.ts plan check

VOLUME /app/data
STOPSIGNAL SIGTERM
# Health is asked inside the container; `off` in HEALTH_PORT turns it off, and then the process alone counts.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "const port = process.env.HEALTH_PORT || '8089'; if (port !== 'off') fetch(`http://127.0.0.1:${port}/healthz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts", "start"]
