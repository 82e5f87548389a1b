package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * What people look for when they look at an order in a list.
 *
 * @param number as people know it, without the # before it and the store's prefix
 * @param status the names of its statuses
 * @param total with the currency's own decimals, more only where the cart says more; empty if it isn't a number
 */
public record OrderGlance(
        String id, String number, Instant created, String status, Optional<BigDecimal> total, String currency) {

    /**
     * Reads an order by the cart's facts.
     *
     * @throws UnexpectedAnswerException if its time of creation can't be read
     */
    public static OrderGlance of(CartFacts cart, CartRecord order) {
        OrderFacts facts = cart.orders();
        JsonNode json = order.json();
        String currency = facts.currency().text(json);
        return new OrderGlance(
                order.id(),
                facts.number().text(json).replaceFirst("^#", ""),
                CartAnswers.time(json, facts.created(), facts, order.id()),
                cart.statusOf(json),
                amount(facts.total().text(json), currency),
                currency);
    }

    private static Optional<BigDecimal> amount(String text, String currency) {
        try {
            BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
            return Optional.of(amount.setScale(Math.max(amount.scale(), decimals(currency)), RoundingMode.UNNECESSARY));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2; // a currency that this Java doesn't know
        }
    }
}
