package io.cartage.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** An order made up of chance, its money by the rules of a cart. */
interface RandomOrder {

    ObjectNode json();

    /** The amounts that must agree with each other. */
    List<Amount> amounts();

    BigDecimal smallestUnit();

    BigDecimal total();

    /** The tax that comes on top of the lines. */
    BigDecimal addedTax();

    /** One amount, where it stands. */
    record Amount(ObjectNode where, String field) {

        /** Changes the amount by one smallest unit of the currency. */
        void shift(BigDecimal unit) {
            where.put(
                    field,
                    new BigDecimal(where.get(field).textValue()).add(unit).toPlainString());
        }
    }
}
