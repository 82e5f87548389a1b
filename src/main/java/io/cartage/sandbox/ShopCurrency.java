package io.cartage.sandbox;

import java.util.List;
import java.util.Map;

/** The currencies a simulated shop can sell in, with what a US dollar costs, roughly. */
public enum ShopCurrency {
    USD(1, 2, 10_000),
    EUR(2, 2, 9_200),
    GBP(3, 2, 7_900),
    CAD(4, 2, 13_600),
    AUD(5, 2, 15_100),
    CHF(6, 2, 8_900),
    SEK(7, 2, 104_000),
    JPY(8, 0, 1_500_000),
    KRW(9, 0, 13_500_000),
    CLP(10, 0, 9_400_000),
    KWD(11, 3, 3_100),
    BHD(12, 3, 3_770),
    TND(13, 3, 31_100);

    private static final Map<Integer, Long> UNITS = Map.of(0, 10_000L, 2, 100L, 3, 10L);

    private final int id;
    private final int decimals;
    private final long perDollar;

    ShopCurrency(int id, int decimals, long perDollar) {
        this.id = id;
        this.decimals = decimals;
        this.perDollar = perDollar;
    }

    static List<String> codes() {
        return List.of(values()).stream().map(Enum::name).toList();
    }

    /** The shop's number for it. */
    public int id() {
        return id;
    }

    public int decimals() {
        return decimals;
    }

    /** The smallest amount, in ten-thousandths. */
    public long unit() {
        return UNITS.getOrDefault(decimals, 100L);
    }

    /** What a US dollar costs, in ten-thousandths. */
    public long perDollar() {
        return perDollar;
    }
}
