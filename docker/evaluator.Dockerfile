# A scoring image from a published program, for those who build with an engine; eng/evaluator-image needs none.
#   docker build -f docker/evaluator.Dockerfile --build-arg PROGRAM=GrandChallenge.Luna16Evaluator artifacts/publish/Luna16Evaluator/release_linux-x64
# BASE is empty for a static program; debian:bookworm-slim for one that needs the C library.
ARG BASE=scratch
FROM ${BASE}
ARG PROGRAM
COPY ${PROGRAM} /evaluator
USER 65534:65534
ENTRYPOINT ["/evaluator"]
