import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FaultLine } from '../faults/fault-line.js';
import { answerFrame, type FrameHost } from './dispatch.js';
import { LaggingLine } from './lagging-line.js';
import { Session } from './session.js';

const HOST = '127.0.0.1';
/** Largest frame taken: a node's default for RPC requests is 15 MB. A larger one closes the connection (1009). */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** JSON-RPC over WebSocket, and over HTTP POST for a quick look with curl. Loopback only. */
export class RpcServer {
  private http: Server | null = null;
  private readonly sockets = new Set<WebSocket>();

  constructor(
    private port: number,
    private readonly host: FrameHost,
    private readonly line: FaultLine,
  ) {}

  get url(): string {
    return `ws://${HOST}:${this.port}`;
  }

  /** Opens the port; a port of 0 becomes the one that was free. Rejects with the system's error when it is taken. */
  async listen(): Promise<void> {
    if (this.http) return;
    const http = createServer((request, response) => this.handlePost(request, response));
    const websockets = new WebSocketServer({
      server: http,
      maxPayload: MAX_FRAME_BYTES,
      verifyClient: this.admits,
    });
    websockets.on('connection', (socket) => this.accept(socket));
    // ws repeats the HTTP server's errors; the promise below reports them.
    websockets.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(this.port, HOST, resolve);
    });
    this.port = (http.address() as AddressInfo).port;
    this.http = http;
  }

  /** Cuts every connection without a closing handshake, as a crash does. */
  disconnectAll(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  /** Cuts every connection and closes the port. */
  async stop(): Promise<void> {
    const http = this.http;
    if (!http) return;
    this.http = null;
    this.disconnectAll();
    http.closeAllConnections();
    await new Promise<void>((resolve) => http.close(() => resolve()));
  }

  private readonly admits = (
    _info: unknown,
    decide: (admitted: boolean, code?: number, message?: string) => void,
  ): void => {
    if (this.line.refusesConnections) decide(false, 429, 'Too many connections');
    else decide(true);
  };

  private accept(socket: WebSocket): void {
    this.sockets.add(socket);
    const out = new LaggingLine(this.line, (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    });
    const session = new Session((frame) => out.send(frame));
    socket.on('message', (payload) => {
      if (this.line.swallows) return;
      session.answerWith(() => answerFrame(String(payload), session, this.host));
    });
    // A broken frame makes ws close the connection by itself; nothing is left to do but not to crash.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      session.close();
      out.close();
      this.sockets.delete(socket);
    });
  }

  private handlePost(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'POST') {
      response
        .writeHead(405, { 'content-type': 'text/plain' })
        .end('POST a JSON-RPC request, or use WebSocket.\n');
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_FRAME_BYTES) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const answer = answerFrame(Buffer.concat(chunks).toString('utf8'), undefined, this.host) ?? '';
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  }
}
