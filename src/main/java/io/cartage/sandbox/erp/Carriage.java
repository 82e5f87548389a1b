package io.cartage.sandbox.erp;

import io.cartage.sandbox.Dice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who carries a parcel, as people type it into an ERP.
 *
 * @param trackingNo several with a comma between where the parcel is really several
 */
record Carriage(
        @Nullable String carrier, @Nullable String method, @Nullable String trackingNo, @Nullable String trackingUrl) {
    private static final Carriage COLLECTED = new Carriage(null, "Collected by the customer", null, null);
    private static final List<String> KNOWN = List.of("UPS", "UPS", "FedEx", "USPS", "DHL Express", "Canada Post");
    private static final List<String> ODD = List.of("Bob's Van", "Spedition Krüger", "own truck");

    /** By one of the known carriers mostly; one parcel of forty is fetched. */
    static Carriage throwFor(Dice dice, ErpSettings.Shares shares) {
        if (dice.below(100) < shares.odd()) {
            String number = "K" + (1000 + dice.below(9000));
            String page = dice.below(2) == 0 ? "https://tracking.example.com/" + number : null;
            return new Carriage(dice.pick(ODD), null, number, page);
        }
        if (shares.odd() > 0 && dice.below(40) == 0) {
            return COLLECTED;
        }
        String carrier = dice.pick(KNOWN);
        String number = number(carrier, dice);
        boolean two = dice.below(100) < shares.parcels();
        return new Carriage(carrier, method(carrier), two ? number + ", " + number(carrier, dice) : number, null);
    }

    private static String method(String carrier) {
        return switch (carrier) {
            case "UPS" -> "Ground";
            case "FedEx" -> "Home Delivery";
            case "USPS" -> "Priority Mail";
            case "Canada Post" -> "Expedited Parcel";
            default -> "Worldwide";
        };
    }

    private static String number(String carrier, Dice dice) {
        return switch (carrier) {
            case "UPS" -> "1Z999AA1" + digits(10, dice);
            case "FedEx" -> digits(12, dice);
            case "USPS" -> "9400" + digits(18, dice);
            case "Canada Post" -> digits(16, dice);
            default -> digits(10, dice);
        };
    }

    private static String digits(int count, Dice dice) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + dice.below(10)));
        }
        return digits.toString();
    }
}
