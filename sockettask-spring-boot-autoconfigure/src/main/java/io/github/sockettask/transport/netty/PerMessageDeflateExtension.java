package io.github.sockettask.transport.netty;

import java.util.List;

import org.glassfish.tyrus.core.TyrusExtension;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Compression of one connection (RFC 7692). Tyrus' own extension ignores
 * {@code client_no_context_takeover} and does not limit inflated data.
 * <p>
 * Frames come in on the event loop and go out under Tyrus' lock.
 */
class PerMessageDeflateExtension implements ExtendedExtension {

	private final MessageInflater inflater;

	private final MessageDeflater deflater = new MessageDeflater();

	PerMessageDeflateExtension(int maxMessageSize) {
		this.inflater = new MessageInflater(maxMessageSize);
	}

	@Override
	public String getName() {
		return "permessage-deflate";
	}

	@Override
	public List<Parameter> getParameters() {
		return List.of(new TyrusExtension.TyrusParameter(DeflateAgreement.CLIENT_MAX_WINDOW_BITS, null));
	}

	/**
	 * Take the parameters that the server chose.
	 * @param parameters the parameters
	 * @return what is wrong with them, or {@code null}
	 */
	@Nullable String agree(List<ChosenExtension.Parameter> parameters) {
		try {
			DeflateAgreement agreement = DeflateAgreement.of(parameters);
			this.inflater.agree(agreement);
			this.deflater.agree(agreement);
			return null;
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	/**
	 * Return what inflates messages, which Tyrus does not see.
	 * @return the inflater of the connection
	 */
	MessageInflater inflater() {
		return this.inflater;
	}

	@Override
	public Frame processIncoming(ExtensionContext context, Frame frame) {
		return frame;
	}

	@Override
	public Frame processOutgoing(ExtensionContext context, Frame frame) {
		if (frame.isControlFrame()) {
			return frame;
		}
		return with(frame, frame.getOpcode() != 0, this.deflater.deflate(frame.getPayloadData(), frame.isFin()));
	}

	private static Frame with(Frame frame, boolean compressed, byte[] payload) {
		return Frame.builder(frame).rsv1(compressed).payloadData(payload).payloadLength(payload.length).build();
	}

	@Override
	public List<Parameter> onExtensionNegotiation(ExtensionContext context, List<Parameter> requestedParameters) {
		return List.of();
	}

	@Override
	public void onHandshakeResponse(ExtensionContext context, List<Parameter> responseParameters) {
		// Done by agree, which can refuse.
	}

	@Override
	public void destroy(ExtensionContext context) {
		// Tyrus does not report every end.
	}

	/** Give back zlib's memory. */
	void release() {
		this.inflater.end();
		this.deflater.end();
	}

}
