package io.cartage.flow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two texts line by line: what stands in both, in the first only, in the second only.
 *
 * @param lines all of them in order; what goes stands before what comes in its place
 */
public record TextDiff(List<Line> lines) {
    private static final int CONTEXT = 3;

    /** So many pairs of lines are compared; where more differ, they are told as one block that goes and one that comes. */
    private static final long MOST = 4_000_000;

    public TextDiff {
        lines = List.copyOf(lines);
    }

    /** How a line stands to both texts. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /**
     * One line.
     *
     * @param before its number in the first text; 0 if it isn't there
     * @param after its number in the second text; 0 if it isn't there
     */
    public record Line(Kind kind, int before, int after, String text) {}

    /**
     * Lines that stand together.
     *
     * @param skipped how many lines, the same in both, stand between this block and the one before it
     */
    public record Block(int skipped, List<Line> lines) {
        public Block {
            lines = List.copyOf(lines);
        }

        /** The lines side by side: what goes beside what comes in its place. */
        public List<Pair> pairs() {
            List<Pair> pairs = new ArrayList<>();
            List<Line> gone = new ArrayList<>();
            List<Line> come = new ArrayList<>();
            for (Line line : lines) {
                boolean isNext = line.kind() == Kind.SAME || (line.kind() == Kind.GONE && !come.isEmpty());
                if (isNext) {
                    pair(gone, come, pairs);
                }
                switch (line.kind()) {
                    case SAME -> pairs.add(new Pair(Optional.of(line), Optional.of(line)));
                    case GONE -> gone.add(line);
                    case NEW -> come.add(line);
                }
            }
            pair(gone, come, pairs);
            return pairs;
        }

        private static void pair(List<Line> gone, List<Line> come, List<Pair> pairs) {
            for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
                pairs.add(new Pair(at(gone, i), at(come, i)));
            }
            gone.clear();
            come.clear();
        }

        private static Optional<Line> at(List<Line> lines, int index) {
            return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
        }
    }

    /**
     * Lines that stand beside each other.
     *
     * @param left of the first text; empty where the second has more
     * @param right of the second text; empty where the first had more
     */
    public record Pair(Optional<Line> left, Optional<Line> right) {}

    /** What turns one text into the other. How lines end counts for nothing. */
    public static TextDiff between(String before, String after) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int head = 0;
        int least = Math.min(was.size(), is.size());
        while (head < least && was.get(head).equals(is.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
            tail++;
        }
        Walk walk = new Walk(was, is);
        walk.same(head);
        walk.differ(was.size() - tail, is.size() - tail);
        walk.same(tail);
        return new TextDiff(walk.lines);
    }

    public boolean isSame() {
        return lines.stream().allMatch(line -> line.kind() == Kind.SAME);
    }

    public long count(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** What differs, each with a few lines around it. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Line> block = new ArrayList<>();
        int skipped = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (isNear(i)) {
                block.add(lines.get(i));
                continue;
            }
            if (!block.isEmpty()) {
                blocks.add(new Block(skipped, block));
                block.clear();
                skipped = 0;
            }
            skipped++;
        }
        if (!block.isEmpty()) {
            blocks.add(new Block(skipped, block));
        }
        return blocks;
    }

    private boolean isNear(int index) {
        int to = Math.min(lines.size(), index + CONTEXT + 1);
        return lines.subList(Math.max(0, index - CONTEXT), to).stream().anyMatch(line -> line.kind() != Kind.SAME);
    }

    /** Goes through both texts side by side. */
    private static final class Walk {
        private final List<String> was;
        private final List<String> is;
        private final List<Line> lines = new ArrayList<>();
        private int before;
        private int after;

        Walk(List<String> was, List<String> is) {
            this.was = was;
            this.is = is;
        }

        void same(int count) {
            for (int i = 0; i < count; i++) {
                lines.add(new Line(Kind.SAME, before + 1, after + 1, is.get(after)));
                before++;
                after++;
            }
        }

        private void gone() {
            lines.add(new Line(Kind.GONE, before + 1, 0, was.get(before)));
            before++;
        }

        private void comes() {
            lines.add(new Line(Kind.NEW, 0, after + 1, is.get(after)));
            after++;
        }

        /** The longest lines that both have in common stay; up to these places. */
        void differ(int endBefore, int endAfter) {
            int startBefore = before;
            int startAfter = after;
            int[][] common = common(endBefore, endAfter);
            while (common.length > 0 && before < endBefore && after < endAfter) {
                int i = before - startBefore;
                int j = after - startAfter;
                if (was.get(before).equals(is.get(after))) {
                    same(1);
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    gone();
                } else {
                    comes();
                }
            }
            while (before < endBefore) {
                gone();
            }
            while (after < endAfter) {
                comes();
            }
        }

        /** How many lines are common from each pair of places on; nothing if that were too much to ask. */
        private int[][] common(int endBefore, int endAfter) {
            int height = endBefore - before;
            int width = endAfter - after;
            if ((long) height * width > MOST) {
                return new int[0][];
            }
            int[][] common = new int[height + 1][width + 1];
            for (int i = height - 1; i >= 0; i--) {
                for (int j = width - 1; j >= 0; j--) {
                    common[i][j] = was.get(before + i).equals(is.get(after + j))
                            ? common[i + 1][j + 1] + 1
                            : Math.max(common[i + 1][j], common[i][j + 1]);
                }
            }
            return common;
        }
    }
}
