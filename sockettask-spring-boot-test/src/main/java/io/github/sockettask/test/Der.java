package io.github.sockettask.test;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The few encodings of ASN.1 that a certificate is made of (X.690, distinguished encoding
 * rules).
 */
final class Der {

	private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private Der() {
	}

	static byte[] sequence(byte[]... parts) {
		return tagged(0x30, parts);
	}

	static byte[] integer(BigInteger value) {
		return tagged(0x02, value.toByteArray());
	}

	static byte[] yes() {
		return tagged(0x01, new byte[] { (byte) 0xFF });
	}

	static byte[] octets(byte[] content) {
		return tagged(0x04, content);
	}

	/**
	 * Encode a bit string.
	 * @param unused how many bits at the end do not count
	 * @param content the bits
	 * @return the encoded bits
	 */
	static byte[] bits(int unused, byte... content) {
		return tagged(0x03, new byte[] { (byte) unused }, content);
	}

	static byte[] oid(String dotted) {
		String[] arcs = dotted.split("\\.");
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
		for (int i = 2; i < arcs.length; i++) {
			int arc = Integer.parseInt(arcs[i]);
			for (int shift = 28; shift > 0; shift -= 7) {
				if (arc >> shift != 0) {
					content.write(arc >> shift & 0x7F | 0x80);
				}
			}
			content.write(arc & 0x7F);
		}
		return tagged(0x06, content.toByteArray());
	}

	static byte[] utcTime(Instant time) {
		return tagged(0x17, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
	}

	static byte[] tagged(int tag, byte[]... parts) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		encoded.write(tag);
		writeLength(encoded, content.size());
		encoded.writeBytes(content.toByteArray());
		return encoded.toByteArray();
	}

	private static void writeLength(ByteArrayOutputStream encoded, int length) {
		if (length < 0x80) {
			encoded.write(length);
		}
		else if (length < 0x100) {
			encoded.write(0x81);
			encoded.write(length);
		}
		else {
			encoded.write(0x82);
			encoded.write(length >> 8);
			encoded.write(length);
		}
	}

}
