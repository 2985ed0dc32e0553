import { startWorld } from './test/e2e/support/world.js';
import { openFunded, validatorOn, practiceOf, stakeOf } from './test/e2e/support/funded.js';
import { Dapp } from './test/e2e/pages/dapp.js';
import { Approval } from './test/e2e/pages/popup.js';
import { Onboarding } from './test/e2e/pages/onboarding.js';
async function main(){
const w = await startWorld();
const onb = await Onboarding.open(w.extension); await onb.practise();
await onb.typePhrase('old leopard transfer rib spatial phone calm indicate online fire caution reviev');
await onb.page.waitForTimeout(700); await onb.page.screenshot({path:'/tmp/o1.png', fullPage:true}); 
await onb.page.close();
const popup = await openFunded(w);
const {hotkey} = validatorOn(w.devnet,2);
const site = await Dapp.open(w);
site.page.on('console',m=>console.log('DAPP',m.text()));
const c = await Approval.during(w.extension, ()=>site.connect()); await c.approve(); await site.line('connected');
await site.fill(2,hotkey,'3');
const s = await Approval.during(w.extension, ()=>site.stake()); console.log(await s.text()); await s.approve(); console.log(await site.line('finalized'));
const u = await Approval.during(w.extension, ()=>site.unstake()); console.log(await u.text()); await u.page.screenshot({path:'/tmp/u1.png'}); await u.approve();
await site.page.waitForTimeout(4000);
console.log(await site.page.locator('#log').innerText());
await w.close();}
main().then(()=>process.exit(0),e=>{console.error(e);process.exit(1)});
