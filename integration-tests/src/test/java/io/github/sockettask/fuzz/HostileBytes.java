package io.github.sockettask.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages bytes.
 */
final class HostileBytes {

	/** Values at which parsers change their mind. */
	private static final int[] EDGES = { 0, 1, 9, 10, 13, 32, 34, 58, 59, 92, 125, 126, 127, 128, 136, 137, 138, 192,
			194, 237, 239, 240, 244, 255 };

	private HostileBytes() {
	}

	static byte[] random(Random random, int max) {
		byte[] bytes = new byte[random.nextInt(max + 1)];
		random.nextBytes(bytes);
		return bytes;
	}

	static byte[] damaged(Random random, byte[] bytes) {
		byte[] damaged = bytes;
		for (int i = random.nextInt(3); i >= 0; i--) {
			damaged = damagedOnce(random, damaged);
		}
		return damaged;
	}

	private static byte[] damagedOnce(Random random, byte[] bytes) {
		if (bytes.length == 0) {
			return random(random, 8);
		}
		int at = random.nextInt(bytes.length);
		int to = at + random.nextInt(Math.min(64, bytes.length - at) + 1);
		byte[] before = Arrays.copyOf(bytes, at);
		byte[] range = Arrays.copyOfRange(bytes, at, to);
		byte[] behind = Arrays.copyOfRange(bytes, to, bytes.length);
		return switch (random.nextInt(6)) {
			case 0 -> changed(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
			case 1 -> changed(bytes, at, EDGES[random.nextInt(EDGES.length)]);
			case 2 -> joined(List.of(before, behind));
			case 3 -> joined(List.of(before, range, range, behind));
			case 4 -> joined(List.of(before, random(random, 16), range, behind));
			default -> before;
		};
	}

	private static byte[] changed(byte[] bytes, int at, int value) {
		byte[] changed = bytes.clone();
		changed[at] = (byte) value;
		return changed;
	}

	static byte[] joined(List<byte[]> parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		parts.forEach(all::writeBytes);
		return all.toByteArray();
	}

	// Cuts bytes anywhere, or not at all.
	static List<byte[]> cut(Random random, byte[] bytes) {
		List<byte[]> parts = new ArrayList<>();
		int from = 0;
		while (random.nextInt(3) == 0 && from < bytes.length) {
			int to = from + 1 + random.nextInt(bytes.length - from);
			parts.add(Arrays.copyOfRange(bytes, from, to));
			from = to;
		}
		parts.add(Arrays.copyOfRange(bytes, from, bytes.length));
		return parts;
	}

}
