/** The conversations there are. A new one adds its line here. */
import { commandTable } from '../engine/command.ts';
import type { Flow } from '../engine/flow.ts';
import { engine } from '../engine/turn.ts';
import { amend } from './amend.ts';
import { figures } from './asking.ts';
import { behalf } from './behalf/behalf.ts';
import { cancel } from './cancel.ts';
import { officerCase } from './case.ts';
import { classify } from './classify.ts';
import { commitment } from './commitments/commitment.ts';
import { bind } from './committee.ts';
import { data, erase } from './data.ts';
import { decide } from './decide.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { joinFlow } from './join.ts';
import { language } from './language.ts';
import { link } from './link.ts';
import { mine } from './mine.ts';
import { model } from './models/model.ts';
import { official } from './official.ts';
import { petition } from './petition.ts';
import { photos } from './photos.ts';
import { question } from './question.ts';
import { rate } from './rate.ts';
import { reception } from './receptions/reception.ts';
import { report } from './report/report.ts';
import { rows } from './rows.ts';
import { short } from './short.ts';
import { spot } from './spot.ts';
import { track } from './track.ts';
import { welcome } from './welcome.ts';
import { why } from './why.ts';

export const flows: readonly Flow[] = [
  petition,
  amend,
  question,
  rate,
  track,
  mine,
  welcome,
  help,
  language,
  link,
  data,
  erase,
  cancel,
  officerCase,
  joinFlow,
  short,
  behalf,
  official,
  report,
  model,
  commitment,
  reception,
  photos,
  bind,
  figures,
  find,
  rows,
  decide,
  spot,
  classify,
  why,
];

export const turn = engine(flows, petition, commandTable(flows));
