package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The products a shop sells or has sold, made from the seed. */
final class Catalog {
    private static final int STREAM = 10;
    private static final int FIRST_ID = 77;
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

    private final List<Product> all;
    private final List<Product> physical = new ArrayList<>();
    private final List<Product> digital = new ArrayList<>();
    private final List<Product> deleted = new ArrayList<>();

    Catalog(long seed, int size) {
        List<Product> made = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Product product = product(new Dice(seed, STREAM, i), i);
            made.add(product);
            (product.deleted() ? deleted : product.digital() ? digital : physical).add(product);
        }
        all = List.copyOf(made);
    }

    List<Product> physical() {
        return physical;
    }

    List<Product> digital() {
        return digital;
    }

    List<Product> deleted() {
        return deleted;
    }

    /** The products that still exist, by ascending id. */
    List<Product> present() {
        return all.stream().filter(product -> !product.deleted()).toList();
    }

    /** Empty for a product that was deleted or never was. */
    Optional<Product> find(long id) {
        long index = id - FIRST_ID;
        return index < 0 || index >= all.size()
                ? Optional.empty()
                : Optional.of(all.get((int) index)).filter(product -> !product.deleted());
    }

    /** Of each twenty products one is a download and one is gone. */
    private static Product product(Dice dice, int i) {
        boolean download = i % 20 == 7;
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
                i % 20 == 11,
                sized ? "Size" : colored ? "Color" : "",
                sized ? dice.pick(SIZES) : colored ? dice.pick(COLORS) : "");
    }

    /** Mostly {@code TOW-0042}; some all digits with leading zeros, some with characters that need encoding. */
    private static String sku(Dice dice, String thing, int i) {
        String prefix = thing.substring(0, 3).toUpperCase(Locale.ROOT);
        String number = String.format(Locale.ROOT, "%04d", i);
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
