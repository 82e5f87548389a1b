/**
 * The web console: a server of our own beside Camel, pages made on the server, and who may see and do what. Each page is a
 * class that asks services of {@code flow} and {@code staging.desk}, which commands ask as well, and fills a template of
 * {@code src/main/jte} with records of {@code view}. No SQL here, and nothing that takes time on the event loop: handlers run
 * in worker threads. Start reading at {@link io.cartage.console.Console}, then {@link io.cartage.console.Site}.
 */
@NullMarked
package io.cartage.console;

import org.jspecify.annotations.NullMarked;
