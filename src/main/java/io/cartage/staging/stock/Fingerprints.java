package io.cartage.staging.stock;

/**
 * Numbers by the fingerprints of texts, without the texts: 16 to 32 bytes for each. Two texts of a million share a
 * fingerprint once in ten million times, which the callers must bear.
 */
final class Fingerprints {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int FIRST_SIZE = 1024;

    private long[] prints = new long[FIRST_SIZE];
    private long[] numbers = new long[FIRST_SIZE];
    private int count;

    /** The fingerprint of two texts in this order; never 0. */
    static long of(String first, String second) {
        long print = mix(mix(mix(FNV_OFFSET, first), "\0"), second);
        print = (print ^ (print >>> 32)) * 0x9e3779b97f4a7c15L;
        print ^= print >>> 29;
        return print == 0 ? 1 : print;
    }

    /** Keeps the lesser of the number and what is there; returns whether there was none. */
    boolean least(long print, long number) {
        int slot = slot(print);
        if (prints[slot] == print) {
            numbers[slot] = Math.min(numbers[slot], number);
            return false;
        }
        prints[slot] = print;
        numbers[slot] = number;
        count++;
        if (count * 2 > prints.length) {
            grow();
        }
        return true;
    }

    boolean has(long print) {
        return prints[slot(print)] == print;
    }

    /** The number kept, or {@code otherwise}. */
    long get(long print, long otherwise) {
        int slot = slot(print);
        return prints[slot] == print ? numbers[slot] : otherwise;
    }

    private int slot(long print) {
        int mask = prints.length - 1;
        int slot = (int) print & mask;
        while (prints[slot] != 0 && prints[slot] != print) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldPrints = prints;
        long[] oldNumbers = numbers;
        prints = new long[oldPrints.length * 2];
        numbers = new long[prints.length];
        for (int i = 0; i < oldPrints.length; i++) {
            if (oldPrints[i] != 0) {
                int slot = slot(oldPrints[i]);
                prints[slot] = oldPrints[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static long mix(long print, String text) {
        long mixed = print;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
        }
        return mixed;
    }
}
