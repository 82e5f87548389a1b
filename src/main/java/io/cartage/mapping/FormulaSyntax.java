package io.cartage.mapping;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.OperatorDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of formulas, told to EvalEx, which reads them into trees and does nothing else: our own operators and
 * functions are only named here, never evaluated by it.
 */
final class FormulaSyntax {
    /** Infix operators by how tightly they bind. */
    static final Map<String, Integer> INFIX = Map.ofEntries(
            Map.entry("or", OperatorIfc.OPERATOR_PRECEDENCE_OR),
            Map.entry("and", OperatorIfc.OPERATOR_PRECEDENCE_AND),
            Map.entry("=", OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY),
            Map.entry("==", OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY),
            Map.entry("<>", OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY),
            Map.entry("!=", OperatorIfc.OPERATOR_PRECEDENCE_EQUALITY),
            Map.entry("<", OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON),
            Map.entry("<=", OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON),
            Map.entry(">", OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON),
            Map.entry(">=", OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON),
            Map.entry("&", OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON + 5),
            Map.entry("+", OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE),
            Map.entry("-", OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE),
            Map.entry("*", OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE),
            Map.entry("/", OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE));

    /** Prefix operators by how tightly they bind; {@code not a = b} means {@code not (a = b)}. */
    static final Map<String, Integer> PREFIX = Map.of(
            "not",
            OperatorIfc.OPERATOR_PRECEDENCE_AND + 1,
            "-",
            OperatorIfc.OPERATOR_PRECEDENCE_UNARY,
            "+",
            OperatorIfc.OPERATOR_PRECEDENCE_UNARY);

    private static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .operatorDictionary(new Operators())
            .functionDictionary(new AnyFunction())
            .defaultConstants(Map.of())
            .singleQuoteStringLiteralsAllowed(true)
            .implicitMultiplicationAllowed(false)
            .locale(Locale.ROOT)
            .zoneId(ZoneOffset.UTC)
            .build();

    private FormulaSyntax() {}

    static ASTNode parse(String formula) throws ParseException {
        return new Expression(formula, CONFIGURATION).getAbstractSyntaxTree();
    }

    private static final class Operators implements OperatorDictionaryIfc {
        @Override
        public void addOperator(String operator, OperatorIfc definition) {
            throw new UnsupportedOperationException("the list of operators is closed");
        }

        @Override
        public @Nullable OperatorIfc getPrefixOperator(String operator) {
            Integer precedence = PREFIX.get(operator.toLowerCase(Locale.ROOT));
            return precedence == null ? null : new Operator(true, precedence);
        }

        @Override
        public @Nullable OperatorIfc getPostfixOperator(String operator) {
            return null;
        }

        @Override
        public @Nullable OperatorIfc getInfixOperator(String operator) {
            Integer precedence = INFIX.get(operator.toLowerCase(Locale.ROOT));
            return precedence == null ? null : new Operator(false, precedence);
        }
    }

    private record Operator(boolean isPrefix, int getPrecedence) implements OperatorIfc {
        @Override
        public boolean isLeftAssociative() {
            return !isPrefix;
        }

        @Override
        public boolean isPostfix() {
            return false;
        }

        @Override
        public boolean isInfix() {
            return !isPrefix;
        }

        @Override
        public int getPrecedence(ExpressionConfiguration configuration) {
            return getPrecedence;
        }

        @Override
        public boolean isOperandLazy() {
            return true;
        }

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
                throws EvaluationException {
            throw new EvaluationException(token, "formulas are not evaluated by EvalEx");
        }
    }

    /** Takes every name for a function, so that an unknown one is told with its place and the rest is read on. */
    private static final class AnyFunction implements FunctionDictionaryIfc, FunctionIfc {
        @Override
        public void addFunction(String name, FunctionIfc function) {
            throw new UnsupportedOperationException("the list of functions is closed");
        }

        @Override
        public FunctionIfc getFunction(String name) {
            return this;
        }

        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return List.of(FunctionParameterDefinition.builder()
                    .name("arguments")
                    .isVarArg(true)
                    .isLazy(true)
                    .build());
        }

        @Override
        public boolean hasVarArgs() {
            return true;
        }

        @Override
        public void validatePreEvaluation(Token token, EvaluationValue... values) {}

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
                throws EvaluationException {
            throw new EvaluationException(token, "formulas are not evaluated by EvalEx");
        }
    }
}
