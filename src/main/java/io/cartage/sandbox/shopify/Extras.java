package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order carries besides goods and money.
 *
 * @param source where it comes from: {@code web}, {@code pos}, {@code shopify_draft_order} or an app's number
 * @param sourceOrder the order's number there; null for the shop's own
 */
record Extras(
        String confirmation,
        String source,
        @Nullable String sourceOrder,
        Gateway gateway,
        @Nullable String note,
        List<String> tags,
        Map<String, String> attributes,
        List<Metafield> metafields,
        @Nullable String poNumber,
        String locale) {
    private static final int STREAM = 133;
    private static final int MOST_NOTE = 5000;
    private static final long WRITTEN = 33_000_000_001L;
    private static final long METAFIELDS = 9_200_000_000_001L;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final List<String> NOTES = List.of(
            "Leave at the door",
            "Gift! No prices on the packing slip, please.\r\nThank you",
            "Call first: \"gate code\" is 4-4-1; use <side> entrance & ring twice",
            "午後に配達してください \uD83D\uDE4F",
            " ");

    /** Who takes the money. */
    enum Gateway {
        SHOPIFY_PAYMENTS("shopify_payments", "Shopify Payments", false),
        PAYPAL("paypal", "PayPal Express Checkout", false),
        CASH("cash", "Cash", true),
        BANK_DEPOSIT("Bank Deposit", "Bank Deposit", true),
        CASH_ON_DELIVERY("Cash on Delivery (COD)", "Cash on Delivery (COD)", true);

        private final String id;
        private final String label;
        private final boolean manual;

        Gateway(String id, String label, boolean manual) {
            this.id = id;
            this.label = label;
            this.manual = manual;
        }

        String id() {
            return id;
        }

        String label() {
            return label;
        }

        boolean isManual() {
            return manual;
        }
    }

    /**
     * A value that an app keeps with the order.
     *
     * @param updated in epoch seconds; 0 if it never changed
     */
    record Metafield(long id, String namespace, String key, String type, String value, long updated) {

        boolean isSameAs(Metafield other) {
            return namespace.equals(other.namespace) && key.equals(other.key);
        }
    }

    static Extras of(ShopData data, Profile profile, OrderState state) {
        Extras written = state.written().extras();
        return written == null ? begun(data, profile, state) : written;
    }

    /** As the order came in. */
    static Extras begun(ShopData data, Profile profile, OrderState state) {
        Dice dice = new Dice(data.seed(), STREAM, state.index());
        String source = source(profile, dice);
        boolean app = source.matches("\\d+");
        return new Extras(
                confirmation(dice),
                source,
                app ? "M-" + dice.between(100_000, 999_999) : null,
                gateway(profile, state, dice),
                note(profile, dice),
                tags(profile, dice),
                attributes(profile, dice),
                metafields(profile, state, dice),
                profile.is(Trait.B2B) ? "PO-" + dice.between(1000, 9999) : null,
                dice.pick(List.of("en", "en", "en-US", "de", "fr", "ja")));
    }

    private static String source(Profile profile, Dice dice) {
        if (profile.is(Trait.POINT_OF_SALE)) {
            return "pos";
        }
        return profile.is(Trait.DRAFT_ORDERS) ? "shopify_draft_order" : dice.below(12) == 0 ? "4457123" : "web";
    }

    private static Gateway gateway(Profile profile, OrderState state, Dice dice) {
        if (profile.is(Trait.CASH_ROUNDING)) {
            return Gateway.CASH;
        }
        if (state.financial() == FinancialStatus.PENDING || profile.is(Trait.B2B)) {
            return dice.pick(List.of(Gateway.BANK_DEPOSIT, Gateway.CASH_ON_DELIVERY));
        }
        return dice.pick(List.of(Gateway.SHOPIFY_PAYMENTS, Gateway.SHOPIFY_PAYMENTS, Gateway.PAYPAL));
    }

    private static @Nullable String note(Profile profile, Dice dice) {
        if (profile.is(Trait.LONG_TEXTS)) {
            return "Ünïcode and words. ".repeat(300).substring(0, MOST_NOTE);
        }
        return profile.is(Trait.MESSAGES) ? dice.pick(NOTES) : null;
    }

    private static List<String> tags(Profile profile, Dice dice) {
        List<String> tags = new ArrayList<>(0);
        if (profile.is(Trait.B2B)) {
            tags.add("wholesale");
        }
        if (dice.below(6) == 0) {
            tags.add(dice.pick(List.of("vip", "first order", "Émile's list", "gift")));
        }
        return tags;
    }

    private static Map<String, String> attributes(Profile profile, Dice dice) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (profile.is(Trait.FORM_FIELDS)) {
            attributes.put("delivery_window", dice.pick(List.of("AM", "PM", "")));
            attributes.put("VAT number", dice.pick(List.of("DE123456789", "ATU12345678", "n/a")));
            attributes.put("_cart_hint", Integer.toString(dice.below(100_000)));
        }
        return attributes;
    }

    private static List<Metafield> metafields(Profile profile, OrderState state, Dice dice) {
        List<Metafield> metafields = new ArrayList<>(0);
        int count = profile.is(Trait.METAFIELDS) ? dice.between(1, 3) : 0;
        for (int i = 0; i < count; i++) {
            long id = OrderIds.part(METAFIELDS, state.index(), i);
            metafields.add(
                    switch (i) {
                        case 0 ->
                            new Metafield(
                                    id, "custom", "cost_center", "single_line_text_field", "CC-" + dice.below(100), 0);
                        case 1 ->
                            new Metafield(id, "custom", "deliver_by", "date", "2026-12-0" + dice.between(1, 9), 0);
                        default ->
                            new Metafield(
                                    id, "erp", "hints", "json", "{\"fragile\":true,\"zone\":" + dice.below(9) + "}", 0);
                    });
        }
        return metafields;
    }

    private static String confirmation(Dice dice) {
        StringBuilder text = new StringBuilder(9);
        for (int i = 0; i < 9; i++) {
            text.append(ALPHABET.charAt(dice.below(ALPHABET.length())));
        }
        return text.toString();
    }

    Extras withNote(@Nullable String other) {
        return new Extras(
                confirmation, source, sourceOrder, gateway, other, tags, attributes, metafields, poNumber, locale);
    }

    Extras withTags(List<String> other) {
        return new Extras(
                confirmation, source, sourceOrder, gateway, note, other, attributes, metafields, poNumber, locale);
    }

    Extras withAttributes(Map<String, String> other) {
        return new Extras(confirmation, source, sourceOrder, gateway, note, tags, other, metafields, poNumber, locale);
    }

    Extras withPoNumber(@Nullable String other) {
        return new Extras(
                confirmation, source, sourceOrder, gateway, note, tags, attributes, metafields, other, locale);
    }

    /** With a metafield in the place of the one of this name, or as the last one. */
    Extras with(Metafield wanted, long time) {
        List<Metafield> all = new ArrayList<>(metafields);
        int place = 0;
        while (place < all.size() && !all.get(place).isSameAs(wanted)) {
            place++;
        }
        boolean isNew = place == all.size();
        long id = isNew
                ? WRITTEN + Math.floorMod(confirmation.hashCode() * 1024L + place, WRITTEN)
                : all.get(place).id();
        String type = isNew ? wanted.type() : all.get(place).type();
        Metafield next = new Metafield(id, wanted.namespace(), wanted.key(), type, wanted.value(), time);
        if (isNew) {
            all.add(next);
        } else {
            all.set(place, next);
        }
        return new Extras(confirmation, source, sourceOrder, gateway, note, tags, attributes, all, poNumber, locale);
    }

    /** What of this was written since {@code before}, by names such as {@code tags} and {@code attribute.erp_order}. */
    Map<String, String> since(Extras before) {
        Map<String, String> written = new LinkedHashMap<>();
        List<String> added =
                tags.stream().filter(tag -> !before.tags.contains(tag)).toList();
        if (!added.isEmpty()) {
            written.put("tags", String.join(", ", added));
        }
        if (note != null && !note.equals(before.note)) {
            written.put("note", note);
        }
        if (poNumber != null && !poNumber.equals(before.poNumber)) {
            written.put("po_number", poNumber);
        }
        attributes.forEach((key, value) -> {
            if (!value.equals(before.attributes.get(key))) {
                written.put("attribute." + key, value);
            }
        });
        metafields.stream()
                .filter(metafield -> metafield.updated() > 0)
                .forEach(metafield ->
                        written.put("metafield." + metafield.namespace() + "." + metafield.key(), metafield.value()));
        return written;
    }
}
