package io.cartage.bench;

import io.cartage.flow.TradingDay;
import io.cartage.flow.TradingDay.Pusher;
import io.cartage.flow.TradingDay.Result;
import io.cartage.flow.TradingDay.Terms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts what is sold that the ERP doesn't have, with Cartage and with a naive push, on the same trace of shoppers. */
final class OversellBench {
    private static final Map<String, String> CARTS =
            new TreeMap<>(Map.of("bigcommerce", "BigCommerce", "shopify", "Shopify"));

    private OversellBench() {}

    /** So many rounds of shoppers and pushes for each. */
    static List<Figure> measure(int rounds) {
        Terms terms = new Terms(2, rounds, true, false);
        return CARTS.keySet().stream().flatMap(cart -> figures(cart, terms)).toList();
    }

    private static Stream<Figure> figures(String cart, Terms terms) {
        Result cartage = TradingDay.of(cart, terms, Pusher.CARTAGE);
        Result naive = TradingDay.of(cart, terms, Pusher.NAIVE);
        System.out.printf(Locale.ROOT, "  %s: Cartage %s, naive %s%n", cart, cartage, naive);
        String what = String.format(Locale.ROOT, "%d pushes to %s among shoppers: ", terms.rounds(), CARTS.get(cart));
        return Stream.of(
                new Figure(
                        what + "units oversold that latency doesn't explain",
                        "0",
                        Integer.toString(cartage.unexcused()),
                        cartage.unexcused() == 0),
                Figure.plain(what + "units oversold", share(cartage)),
                Figure.plain(what + "units oversold by a naive push", share(naive)),
                Figure.plain(
                        what + "units refused to shoppers though there were",
                        cartage.turnedAway() + ", naive " + naive.turnedAway()));
    }

    private static String share(Result result) {
        return result.oversold() + " of " + result.sold() + " sold";
    }
}
