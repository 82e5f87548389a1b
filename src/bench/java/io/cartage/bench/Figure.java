package io.cartage.bench;

/**
 * One line of the result.
 *
 * @param target in words; empty if there is none
 * @param reached the measured value with its unit
 * @param met whether the target is reached; true if there is none
 */
record Figure(String what, String target, String reached, boolean met) {

    static Figure plain(String what, String reached) {
        return new Figure(what, "", reached, true);
    }
}
