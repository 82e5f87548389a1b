package io.cartage.mapping;

import io.cartage.problem.Position;

/**
 * Why a payload can't become rows.
 *
 * @param column {@code table.column}, {@code control.<check>}, or empty where no column is to blame
 * @param message what is wrong, with the path and the value found, and what to do
 * @param at the line of the mapping
 */
public record Reason(String column, String message, Position at) {

    /** {@code column: message (file:line:column)}. */
    @Override
    public String toString() {
        return (column.isEmpty() ? "" : column + ": ") + message + " (" + at + ")";
    }
}
