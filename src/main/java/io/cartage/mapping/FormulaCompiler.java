package io.cartage.mapping;

import java.util.Optional;

/** Turns the text of a formula into an expression. The one door to whatever library reads formulas. */
interface FormulaCompiler {

    /** The expression; empty, with every problem told at its place, if the text is no formula. */
    Optional<Expr> compile(Text formula, Scope scope, Resolver resolver);
}
