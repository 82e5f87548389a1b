package io.cartage.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The baseline of the console: a bare server of the same library that asks the database the same for each page, then sends the
 * same bytes, which it was given before. It knows nobody, guards nothing and fills no template.
 */
final class HandWrittenPages implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    /**
     * One page.
     *
     * @param question what is asked of the database for it
     * @param bytes as the console sent them
     */
    record Page(Runnable question, byte[] bytes) {}

    HandWrittenPages(Map<String, Page> pages) throws Exception {
        this.server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(request -> answer(request, pages))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request, Map<String, Page> pages) {
        Page page = pages.get(request.uri());
        vertx.executeBlocking(
                        () -> {
                            page.question().run();
                            return Buffer.buffer(page.bytes());
                        },
                        false)
                .onSuccess(bytes -> request.response()
                        .putHeader("content-type", "text/html; charset=utf-8")
                        .end(bytes))
                .onFailure(fault -> request.response().setStatusCode(500).end());
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
