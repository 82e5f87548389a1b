package io.cartage.console;

import io.vertx.ext.web.Router;

/** One page, or a few that belong together. Handlers run in worker threads. */
interface Page {
    void serve(Router router);

    /** What changes nothing however it is asked, so that no token is needed: it comes before tokens are asked for. */
    default void serveFree(Router router) {}
}
