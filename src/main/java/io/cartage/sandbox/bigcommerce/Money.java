package io.cartage.sandbox.bigcommerce;

import java.math.BigDecimal;

/** Amounts in ten-thousandths as the API writes them: text with four decimals, or as few as will do, or a number. */
final class Money {
    private static final int SCALE = 4;
    private static final String ZERO = "0.0000";

    private Money() {}

    /** {@code "12.3400"}. */
    static String padded(long tenThousandths) {
        if (tenThousandths == 0) {
            return ZERO;
        }
        char[] text = new char[21];
        int at = text.length;
        long rest = Math.abs(tenThousandths);
        for (int digit = 0; digit <= SCALE || rest > 0; digit++) {
            if (digit == SCALE) {
                text[--at] = '.';
            }
            text[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        if (tenThousandths < 0) {
            text[--at] = '-';
        }
        return new String(text, at, text.length - at);
    }

    /** {@code "12.34"}, {@code "8"}, {@code "0"}: at least {@code decimals}, unless it is whole. */
    static String shortened(long tenThousandths, int decimals) {
        String text = padded(tenThousandths);
        int point = text.length() - SCALE - 1;
        if (tenThousandths % 10_000 == 0) {
            return text.substring(0, point);
        }
        int end = text.length();
        while (end > point + 1 + decimals && text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The digits of a JSON number without needless zeros: {@code 12.34}, {@code 5.1}, {@code 0}. */
    static String number(long tenThousandths) {
        return shortened(tenThousandths, 0);
    }

    static BigDecimal decimal(long tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, SCALE);
    }

    /** Whole multiples of {@code unit}, half up. */
    static long rounded(long tenThousandths, long unit) {
        return (tenThousandths + unit / 2) / unit * unit;
    }
}
