# docker build -t diaodu .
# docker run -d --name diaodu --restart unless-stopped --init -v diaodu-data:/var/lib/diaodu diaodu
# 要固定到某一个镜像：docker build --build-arg NODE_IMAGE=node:24-slim@sha256:… -t diaodu .
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS made
WORKDIR /made
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-progress
COPY . .
# Faults in the plan stop the build, and not the first morning. Both parts are unpacked: who builds an image has one.
RUN node bin/diaodu.cjs plan check \
  && node bin/release.cjs \
  && mv release/diaodu-*-linux-*/ /program \
  && for part in release/diaodu-*-wechaty.tar.gz release/diaodu-*-bot-framework.tar.gz; do tar xzf "$part" -C /program; done

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
# The program is not the bot's own; its settings and data are: /var/lib/diaodu holds .env and data/.
COPY --from=made /program /opt/diaodu
RUN ln -s /opt/diaodu/bin/diaodu.cjs /usr/local/bin/diaodu \
  && mkdir -p /var/lib/diaodu/data && chown -R node:node /var/lib/diaodu && chmod 700 /var/lib/diaodu
USER node
WORKDIR /var/lib/diaodu
VOLUME /var/lib/diaodu
STOPSIGNAL SIGTERM
# Health is asked inside the container; `off` in HEALTH_PORT turns it off, and then the process alone counts.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "const port = process.env.HEALTH_PORT || '8089'; if (port !== 'off') fetch(`http://127.0.0.1:${port}/healthz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
CMD ["diaodu", "start"]
