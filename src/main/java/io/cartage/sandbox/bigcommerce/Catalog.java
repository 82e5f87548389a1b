package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import java.util.List;
import java.util.Locale;

/** The products a shop sells or has sold, each made from the seed whenever it is asked for. Immutable. */
final class Catalog {
    private static final int STREAM = 10;
    static final int FIRST_ID = 77;
    /** Of so many products one is a download and one is gone. */
    private static final int BLOCK = 20;

    private static final int DOWNLOAD = 7;
    private static final int GONE = 11;
    /** Of so many products one may have the SKU of the one before it. */
    private static final int DUPLICATES = 50;

    private static final int DUPLICATE = 33;
    private static final List<String> LOOKS = List.of(
            "Amber",
            "Brushed",
            "Classic",
            "Dotted",
            "Everyday",
            "Folding",
            "Grey",
            "Hammered",
            "Ivory",
            "Jade",
            "Knitted",
            "Light",
            "Matte",
            "Narrow",
            "Oak",
            "Plain",
            "Quilted",
            "Ribbed",
            "Slim",
            "Tall");
    private static final List<String> THINGS = List.of(
            "Apron",
            "Basket",
            "Candle",
            "Doormat",
            "Espresso Cup",
            "Funnel",
            "Grater",
            "Hook",
            "Ice Tray",
            "Jar",
            "Kettle",
            "Ladle",
            "Mug",
            "Napkin Ring",
            "Oven Glove",
            "Pitcher",
            "Quilt",
            "Rug",
            "Scarf",
            "Towel");
    private static final List<String> FOREIGN = List.of(
            "Käsereibe \u201eAlpen\u201c",
            "Çay Bardağı İnce Belli",
            "抹茶碗・黒楽",
            "Чайник «Самовар»",
            "Crème brûlée set",
            "กระติกน้ำ",
            "Smörkniv i björk",
            "Ręcznik kąpielowy",
            "Cafe\u0301 press \u2615",
            "فنجان قهوة");
    private static final List<String> FILES = List.of("Knitting Pattern", "Recipe Book", "Font", "Audio Course");
    private static final List<String> BRANDS = List.of("", "Harrow & Finch", "Nordlys", "Kobo Works", "L'Atelier");
    static final List<String> SIZES = List.of("S", "M", "L", "XL");
    static final List<String> COLORS = List.of("Black", "Navy", "Rust", "Olive");

    private final long seed;
    private final int size;
    private final boolean duplicateSkus;

    Catalog(long seed, int size, boolean duplicateSkus) {
        this.seed = seed;
        this.size = size;
        this.duplicateSkus = duplicateSkus;
    }

    /** How many products there are and were. */
    int size() {
        return size;
    }

    /** A product that can be sent. */
    Product physical(Dice dice) {
        int n = dice.below(size - count(DOWNLOAD) - count(GONE));
        int place = n % (BLOCK - 2);
        int passed = place < DOWNLOAD ? 0 : place < GONE - 1 ? 1 : 2;
        return at(n / (BLOCK - 2) * BLOCK + place + passed);
    }

    Product digital(Dice dice) {
        return at(dice.below(count(DOWNLOAD)) * BLOCK + DOWNLOAD);
    }

    Product deleted(Dice dice) {
        return at(dice.below(count(GONE)) * BLOCK + GONE);
    }

    /** The index of the product that has an id; -1 if there never was one. */
    int index(long id) {
        return id < FIRST_ID || id - FIRST_ID >= size ? -1 : (int) (id - FIRST_ID);
    }

    static boolean isDeleted(int index) {
        return index % BLOCK == GONE;
    }

    /** The product of an index, also one that was deleted. */
    Product at(int index) {
        Product product = product(new Dice(seed, STREAM, index), index);
        if (!duplicateSkus || index % DUPLICATES != DUPLICATE) {
            return product;
        }
        String other = product(new Dice(seed, STREAM, index - 1), index - 1).sku();
        String lower = other.toLowerCase(Locale.ROOT);
        return product.withSku(lower.equals(other) ? other.toUpperCase(Locale.ROOT) : lower);
    }

    /** How many of the products stand at this place of their block. */
    private int count(int place) {
        return size / BLOCK + (size % BLOCK > place ? 1 : 0);
    }

    private static Product product(Dice dice, int i) {
        boolean download = i % BLOCK == DOWNLOAD;
        String thing = download ? dice.pick(FILES) : dice.pick(THINGS);
        String name = i % 20 == 3 ? dice.pick(FOREIGN) : dice.pick(LOOKS) + " " + thing;
        boolean sized = !download && dice.below(3) == 0;
        boolean colored = !download && !sized && dice.below(3) == 0;
        return new Product(
                FIRST_ID + i,
                sku(dice, thing, i),
                name,
                dice.pick(BRANDS),
                dice.below(4) == 0 ? "" : Long.toString(40_000_000_000L + dice.below(1_000_000_000)),
                download,
                price(dice),
                download ? 0 : dice.between(1, 400) * 250,
                i % BLOCK == GONE,
                0,
                sized ? "Size" : colored ? "Color" : "",
                sized ? dice.pick(SIZES) : colored ? dice.pick(COLORS) : "");
    }

    /** Mostly {@code TOW-0042}; some all digits with leading zeros, some with characters that need encoding. */
    private static String sku(Dice dice, String thing, int i) {
        String prefix = thing.substring(0, 3).toUpperCase(Locale.ROOT);
        String number = "0000".substring(Math.min(4, Integer.toString(i).length())) + i;
        return switch (dice.below(20)) {
            case 0 -> "00" + number;
            case 1 -> prefix + "/" + number + "+";
            case 2 -> prefix + " " + number + " & Co";
            case 3 -> prefix.toLowerCase(Locale.ROOT) + "." + number;
            default -> prefix + "-" + number;
        };
    }

    private static int price(Dice dice) {
        int whole = dice.below(10) == 0 ? dice.between(80, 900) : dice.between(3, 80);
        int ending = List.of(99, 95, 50, 0, 49).get(dice.below(5));
        return whole * 100 + (dice.below(6) == 0 ? dice.below(100) : ending);
    }
}
