package io.cartage.console;

import io.vertx.ext.web.RoutingContext;

/** How pages that are shown part by part answer a script. */
final class Parts {
    private Parts() {}

    /** Whether a script asks for what it will put in the place of the element of this id. */
    static boolean isOf(RoutingContext context, String id) {
        return Guests.isPart(context) && id.equals(context.request().getHeader("HX-Target"));
    }

    /** Says what was done, and has the queue on the page read anew; without a script, goes back to a page. */
    static void told(RoutingContext context, String words, String page) {
        if (!Guests.isPart(context)) {
            Site.redirect(context, page);
            return;
        }
        Pages.tell(context, words);
        String told = context.response().headers().get("HX-Trigger");
        context.response()
                .putHeader("HX-Trigger", told.substring(0, told.length() - 1) + ",\"ct-changed\":true}")
                .putHeader("HX-Reswap", "none")
                .setStatusCode(200)
                .end();
    }
}
