package io.cartage.mapping;

import io.cartage.problem.Position;
import io.cartage.yaml.YamlScalar;

/** A text of a mapping file that is read further, with the place of its first letter. */
record Text(String text, boolean quoted, Position at) {

    static Text of(YamlScalar scalar) {
        return new Text(scalar.text(), scalar.quoted(), scalar.at());
    }

    /** The place of the letter at {@code offset}, counted from 0. Right for texts that stand on one line. */
    Position at(int offset) {
        return new Position(at.file(), at.line(), at.column() + (quoted ? 1 : 0) + offset);
    }

    boolean isFormula() {
        return text.startsWith("=");
    }

    /** The text after the equals sign. */
    Text formula() {
        int start = 1;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return new Text(text.substring(start), quoted, new Position(at.file(), at.line(), at.column() + start));
    }
}
