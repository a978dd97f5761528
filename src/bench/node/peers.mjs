// What Parley is measured against: the server of Twilio's tutorial, and the same doing Parley's job.
//   node peers.mjs tutorial <port>            issues tokens; takes webhooks without a look at them and keeps nothing
//   node peers.mjs our-job <port> <file>      checks Twilio's signature; its 200 says that the event is on disk
import { open } from 'node:fs/promises';
import bodyParser from 'body-parser';
import express from 'express';
import twilio from 'twilio';

const { AccessToken } = twilio.jwt;
const account = 'AC00000000000000000000000000000000';
const apiKey = 'SK00000000000000000000000000000000';
const apiKeySecret = 'sandbox-api-key-secret-0123456789';
const service = 'IS00000000000000000000000000000000';
const authToken = 'sandbox-auth-token';
const publicHost = 'chat.example.com';

const [kind, port, file] = process.argv.slice(2);
const app = express();
app.use(bodyParser.urlencoded({ extended: false }));

if (kind === 'tutorial') {
  app.post('/token/:identity', (request, response) => {
    const { identity } = request.params;
    const token = new AccessToken(account, apiKey, apiKeySecret, { identity });
    token.addGrant(new AccessToken.ChatGrant({ serviceSid: service }));
    response.send({ token: token.toJwt(), identity });
  });
  app.post('/chat', (request, response) => {
    response.sendStatus(200);
  });
} else if (kind === 'our-job') {
  const kept = await open(file, 'a');
  const signed = twilio.webhook(authToken, { validate: true, protocol: 'https', host: publicHost });
  app.post('/chat', signed, async (request, response) => {
    await kept.write(JSON.stringify(request.body) + '\n');
    await kept.datasync();
    response.sendStatus(200);
  });
} else {
  throw new Error(`There is no peer "${kind}": expected tutorial or our-job.`);
}

app.listen(Number(port), '127.0.0.1');
