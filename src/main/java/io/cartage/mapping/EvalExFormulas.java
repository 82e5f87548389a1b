package io.cartage.mapping;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import com.ezylang.evalex.parser.Token.TokenType;
import io.cartage.mapping.Function.Argument;
import io.cartage.problem.Problems;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formulas read by EvalEx and compiled into our own expressions: its evaluator takes some fifteen times as long, knows
 * nothing of paths through lists, and takes a missing value for an error everywhere.
 */
final class EvalExFormulas implements FormulaCompiler {
    private final Lookups lookups;
    private final Problems problems;

    EvalExFormulas(Lookups lookups, Problems problems) {
        this.lookups = lookups;
        this.problems = problems;
    }

    @Override
    public Optional<Expr> compile(Text formula, Scope scope, Resolver resolver) {
        return new FormulaParser(problems).parse(formula).flatMap(tree -> new Compilation(formula, scope, resolver)
                .expr(tree));
    }

    /** The compilation of one formula. */
    private final class Compilation {
        private final Text formula;
        private final Scope scope;
        private final Resolver resolver;

        Compilation(Text formula, Scope scope, Resolver resolver) {
            this.formula = formula;
            this.scope = scope;
            this.resolver = resolver;
        }

        Optional<Expr> expr(ASTNode node) {
            Token token = node.getToken();
            return switch (token.getType()) {
                case NUMBER_LITERAL -> number(token);
                case STRING_LITERAL -> Optional.of(Constant.text(token.getValue()));
                case VARIABLE_OR_CONSTANT -> literal(token).or(() -> path(node));
                case STRUCTURE_SEPARATOR, ARRAY_INDEX -> path(node);
                case PREFIX_OPERATOR -> prefix(node);
                case INFIX_OPERATOR -> infix(node);
                case FUNCTION -> call(node);
                default -> fault(token, "'" + token.getValue() + "' can't stand here", "Take it away");
            };
        }

        private Optional<Expr> number(Token token) {
            Object number = Values.numberOrNull(token.getValue());
            return number == null
                    ? fault(token, "'" + token.getValue() + "' is no number", "Write it with digits and a point")
                    : Optional.of(new Constant(number));
        }

        private Optional<Expr> literal(Token token) {
            return switch (token.getValue().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(new Constant(true));
                case "false" -> Optional.of(new Constant(false));
                case "null" -> Optional.of(new Constant(null));
                default -> Optional.empty();
            };
        }

        private Optional<Expr> prefix(ASTNode node) {
            ASTNode operand = node.getParameters().get(0);
            return expr(operand).map(value -> Operators.prefix(node.getToken().getValue(), value, text(operand)));
        }

        private Optional<Expr> infix(ASTNode node) {
            ASTNode left = node.getParameters().get(0);
            ASTNode right = node.getParameters().get(1);
            Optional<Expr> leftExpr = expr(left);
            Optional<Expr> rightExpr = expr(right);
            if (leftExpr.isEmpty() || rightExpr.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Operators.infix(
                    node.getToken().getValue(), leftExpr.get(), text(left), rightExpr.get(), text(right)));
        }

        private Optional<Expr> call(ASTNode node) {
            String name = node.getToken().getValue();
            Optional<Function> function = Functions.find(name);
            if (function.filter(Functions.EACH::equals).isPresent()) {
                return each(node);
            }
            List<Argument> arguments = new ArrayList<>();
            boolean sound = true;
            for (ASTNode parameter : node.getParameters()) {
                Optional<Expr> expr = expr(parameter);
                expr.ifPresent(value -> arguments.add(new Argument(value, text(parameter), literalText(parameter))));
                sound &= expr.isPresent();
            }
            if (function.isEmpty()) {
                return fault(
                        node.getToken(),
                        "there is no function '" + name + "'",
                        Choices.instead(name, Functions.names(), "Known are"));
            }
            return sound ? call(node.getToken(), function.get(), arguments) : Optional.empty();
        }

        private Optional<Expr> each(ASTNode node) {
            List<ASTNode> arguments = node.getParameters();
            if (arguments.size() != 2) {
                return wrongCount(node.getToken(), Functions.EACH, arguments.size());
            }
            ASTNode list = arguments.get(0);
            Optional<Nodes> elements =
                    steps(list).flatMap(steps -> resolver.places(steps, textAt(list, Step.text(steps)), scope));
            return elements.flatMap(nodes -> new Compilation(formula, Scope.row(nodes, scope), resolver)
                    .expr(arguments.get(1))
                    .map(expr -> new EachExpr(nodes, expr)));
        }

        private Optional<Expr> wrongCount(Token token, Function function, int given) {
            return fault(
                    token,
                    "'" + function.name() + "' is given " + given + (given == 1 ? " argument" : " arguments"),
                    "Write " + function.signature());
        }

        private Optional<Expr> call(Token token, Function function, List<Argument> arguments) {
            if (arguments.size() < function.least() || arguments.size() > function.most()) {
                return wrongCount(token, function, arguments.size());
            }
            if (function.name().equals(Functions.LOOKUP.name())) {
                return lookup(token, arguments);
            }
            try {
                return Optional.of(function.maker().make(arguments));
            } catch (IllegalArgumentException | DateTimeException e) {
                return fault(token, "'" + function.name() + "': " + e.getMessage(), "Write " + function.signature());
            }
        }

        private Optional<Expr> lookup(Token token, List<Argument> arguments) {
            Optional<String> name = arguments.get(0).literal();
            if (name.isEmpty()) {
                return fault(token, "the lookup's name must be a text in quotes", "Write lookup('name', value)");
            }
            Expr value = arguments.get(1).expr();
            return lookups.find(name.get(), formula.at(token.getStartPosition() - 1))
                    .map(lookup -> frame -> lookup.find(value.value(frame)));
        }

        private Optional<Expr> path(ASTNode node) {
            return steps(node).flatMap(steps -> resolver.expr(steps, textAt(node, Step.text(steps)), scope));
        }

        private Optional<List<Step>> steps(ASTNode node) {
            if (node.getToken().getType() == TokenType.VARIABLE_OR_CONSTANT) {
                return Optional.of(List.of(new Step.Field(node.getToken().getValue())));
            }
            if (node.getToken().getType() == TokenType.STRUCTURE_SEPARATOR) {
                return join(
                        steps(node.getParameters().get(0)),
                        steps(node.getParameters().get(1)));
            }
            if (node.getToken().getType() == TokenType.ARRAY_INDEX) {
                return join(
                        steps(node.getParameters().get(0)),
                        bracket(node.getParameters().get(1)));
            }
            return fault(
                    node.getToken(),
                    "'" + node.getToken().getValue() + "' can't be part of a path",
                    "A path looks like lines.sku or form_fields[name='PO Number'].value");
        }

        private Optional<List<Step>> bracket(ASTNode inside) {
            Token token = inside.getToken();
            if (token.getType() == TokenType.NUMBER_LITERAL && token.getValue().matches("\\d{1,6}")) {
                return Optional.of(List.of(new Step.Index(Integer.parseInt(token.getValue()))));
            }
            if (token.getType() == TokenType.INFIX_OPERATOR && token.getValue().equalsIgnoreCase("and")) {
                return join(
                        bracket(inside.getParameters().get(0)),
                        bracket(inside.getParameters().get(1)));
            }
            Optional<Comparison> comparison =
                    token.getType() == TokenType.INFIX_OPERATOR ? Comparison.of(token.getValue()) : Optional.empty();
            if (comparison.isEmpty()) {
                return fault(
                        token,
                        "'[" + text(inside) + "]' picks nothing",
                        "Write [0], or [name='PO Number'], or [quantity > 0]");
            }
            Optional<List<Step>> field = steps(inside.getParameters().get(0));
            Optional<Expr> operand = operand(inside.getParameters().get(1));
            if (field.isEmpty() || operand.isEmpty()) {
                return Optional.empty();
            }
            List<String> names = field.get().stream().map(Step::toString).toList();
            return Optional.of(List.of(new Step.Filter(names, comparison.get(), operand.get(), text(inside))));
        }

        private Optional<Expr> operand(ASTNode node) {
            TokenType type = node.getToken().getType();
            boolean isPath = type == TokenType.VARIABLE_OR_CONSTANT
                    && literal(node.getToken()).isEmpty();
            if (isPath || type == TokenType.STRUCTURE_SEPARATOR || type == TokenType.ARRAY_INDEX) {
                return steps(node).flatMap(steps -> resolver.operand(steps, textAt(node, Step.text(steps)), scope));
            }
            return expr(node);
        }

        private Optional<List<Step>> join(Optional<List<Step>> left, Optional<List<Step>> right) {
            if (left.isEmpty() || right.isEmpty()) {
                return Optional.empty();
            }
            List<Step> joined = new ArrayList<>(left.get());
            joined.addAll(right.get());
            return Optional.of(joined);
        }

        private Text textAt(ASTNode node, String path) {
            ASTNode first = node;
            while (!first.getParameters().isEmpty()) {
                first = first.getParameters().get(0);
            }
            int offset = Math.max(0, first.getToken().getStartPosition() - 1);
            return new Text(path, false, formula.at(offset));
        }

        private <T> Optional<T> fault(Token token, String fault, String remedy) {
            problems.error(formula.at(Math.max(0, token.getStartPosition() - 1)), fault, remedy);
            return Optional.empty();
        }
    }

    private static Optional<String> literalText(ASTNode node) {
        return node.getToken().getType() == TokenType.STRING_LITERAL
                ? Optional.of(node.getToken().getValue())
                : Optional.empty();
    }

    /** A piece of a formula as a person would write it, for messages. */
    private static String text(ASTNode node) {
        String value = node.getToken().getValue();
        List<String> parts =
                node.getParameters().stream().map(EvalExFormulas::text).toList();
        return switch (node.getToken().getType()) {
            case STRING_LITERAL -> "'" + value + "'";
            case STRUCTURE_SEPARATOR -> parts.get(0) + "." + parts.get(1);
            case ARRAY_INDEX -> parts.get(0) + "[" + parts.get(1) + "]";
            case FUNCTION -> value + "(" + String.join(", ", parts) + ")";
            case PREFIX_OPERATOR -> value.length() > 1 ? value + " " + parts.get(0) : value + parts.get(0);
            case INFIX_OPERATOR -> parts.get(0) + " " + value + " " + parts.get(1);
            default -> value;
        };
    }
}
