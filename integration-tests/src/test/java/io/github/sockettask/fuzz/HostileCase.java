package io.github.sockettask.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What the server sends on the connections of one case.
 *
 * @param seed makes the same case again
 * @param pieces what it sends, one after the other
 * @param ending what follows
 */
record HostileCase(long seed, List<byte[]> pieces, Ending ending) {

	private static final int SHOWN = 200;

	static HostileCase of(long seed) {
		Random random = new Random(seed);
		HostileFrames frames = new HostileFrames(random);
		List<byte[]> pieces = new ArrayList<>();
		pieces.add(new HostileAnswers(random).next());
		for (int i = random.nextInt(12); i > 0; i--) {
			pieces.add((random.nextInt(12) == 0) ? HostileBytes.random(random, 50) : frames.next());
		}
		List<byte[]> cut = pieces.stream().flatMap((piece) -> HostileBytes.cut(random, piece).stream()).toList();
		return new HostileCase(seed, cut, Ending.values()[random.nextInt(Ending.values().length)]);
	}

	HostileCase without(int piece) {
		List<byte[]> fewer = new ArrayList<>(this.pieces);
		fewer.remove(piece);
		return new HostileCase(this.seed, fewer, this.ending);
	}

	@Override
	public String toString() {
		return "seed " + this.seed + ", " + this.ending
				+ this.pieces.stream().map(HostileCase::show).collect(Collectors.joining("\n\t", ", pieces:\n\t", ""));
	}

	private static String show(byte[] piece) {
		String hex = HexFormat.of().formatHex(piece, 0, Math.min(SHOWN, piece.length));
		return piece.length + " bytes: " + hex;
	}

	/** How the server goes. */
	enum Ending {

		/** It closes the connection. */
		CLOSE,

		/** It resets the connection. */
		RESET,

		/** It sends nothing more, but receives. */
		HALF_CLOSE,

		/** It waits for the client. */
		SILENCE

	}

}
